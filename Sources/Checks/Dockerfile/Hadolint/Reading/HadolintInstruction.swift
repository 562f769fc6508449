/// An instruction, or a comment between instructions, as hadolint reads it.
struct HadolintInstruction {
    indirect enum Content {
        /// Without the number sign.
        case comment(String)
        /// `# syntax=…`, `# escape=…`
        case directive
        case from(HadolintImage)
        case copy(sources: [String], destination: String, stage: String?)
        case add(sources: [String])
        case run(HadolintScript, HadolintRunFlags)
        case shell(HadolintScript)
        case cmd(isShellForm: Bool)
        case entrypoint(isShellForm: Bool)
        /// `NONE` has no form.
        case healthcheck(isShellForm: Bool)
        case env([HadolintPair])
        case label([HadolintPair])
        case arg(String)
        case user(String)
        case workdir(String)
        case expose([String])
        case maintainer
        /// ONBUILD with what it holds.
        case trigger(Content)
        case other
    }

    /// Where it begins, from 1.
    let line: Int
    let content: Content
}

/// A name with a value, as ENV and LABEL set it.
struct HadolintPair: Hashable {
    let name: String
    let value: String
}
