/// What hadolint's configuration says, under the names of `.hadolint.yaml`.
public struct HadolintSettings: Sendable {
    /// `ignored`: codes that are not reported.
    public var ignored: Set<String> = []
    /// `override`: codes that get another level; of several the gravest counts.
    public var overrides: [HadolintLevel: Set<String>] = [:]
    /// `trustedRegistries`: names, with `*` at one end or alone; empty means any.
    public var trustedRegistries: [String] = []
    /// `label-schema`: the labels that an image has to have, and what their values are.
    public var labelSchema: [String: LabelKind] = [:]
    /// `strict-labels`: labels that the schema does not name are reported.
    public var strictLabels = false
    /// `failure-threshold`: the program fails at findings of at least this level.
    public var failureThreshold = HadolintLevel.info
    /// `no-fail`: the program does not fail whatever is found.
    public var neverFails = false
    /// `disable-ignore-pragma`: comments silence nothing.
    public var disablesPragmas = false
    /// Runs ShellCheck on scripts and gives the comments of each; nil if nobody asked for it.
    public var shellCheck: (@Sendable (_ scripts: [[UInt8]]) -> [[ShellCheckComment]])?

    public init() {}

    /// The level that a code is reported with.
    func level(of code: String, default level: HadolintLevel) -> HadolintLevel {
        HadolintLevel.allCases.first { $0 != .ignore && overrides[$0]?.contains(code) ?? false } ?? level
    }

    /// Whether a program that found these has failed.
    public func fails(_ findings: [HadolintFinding]) -> Bool {
        !neverFails && findings.contains { $0.code == HadolintProfile.unreadable || $0.level <= failureThreshold }
    }
}
