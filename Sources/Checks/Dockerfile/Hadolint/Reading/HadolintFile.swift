/// A Dockerfile for the rules of the hadolint profile.
struct HadolintFile {
    let instructions: [HadolintInstruction]
    let settings: HadolintSettings

    /// What ONBUILD holds, as if nothing else stood in the file.
    var triggers: HadolintFile {
        let held = instructions.compactMap { instruction in
            if case .trigger(let content) = instruction.content {
                HadolintInstruction(line: instruction.line, content: content)
            } else {
                nil
            }
        }
        return HadolintFile(instructions: held, settings: settings)
    }
}
