public import Rules

/// Checks that read whole files of one kind.
public protocol FileCheck: Sendable {
    /// What they report; all of one family.
    static var rules: [Rule] { get }
    static var family: String { get }
    /// Longer files are not taken for ones of the kind, in bytes.
    static var sizeLimit: Int { get }
    /// Whether a file of this path is of the kind; its folders need not be given.
    static func isNamed(_ path: String) -> Bool
    /// What the rules that are switched on find, by place.
    static func findings(in file: [UInt8], options: CheckOptions, isOn: (RuleID) -> Bool) -> [(
        rule: Rule, finding: CheckFinding
    )]
    /// What the examples of a rule are run with.
    static func exampleOptions(for rule: RuleID) -> CheckOptions
    /// Whether another rule is switched on when the examples of a rule are run.
    static func isOn(_ other: RuleID, inExamplesOf rule: RuleID) -> Bool
    /// What belongs together in a file: the reach of comments that allow a finding.
    static func outline(of file: [UInt8]) -> FileOutline
}

extension FileCheck {
    public static func exampleOptions(for rule: RuleID) -> CheckOptions { .examples }
    public static func isOn(_ other: RuleID, inExamplesOf rule: RuleID) -> Bool { other == rule }
    public static func outline(of file: [UInt8]) -> FileOutline { FileOutline() }
}

/// What the command line and the policy say to checks of files.
public struct CheckOptions: Sendable {
    /// The stage of a Dockerfile that is built; nil for the last one.
    public var dockerfileTarget: String?
    /// Every stage of a Dockerfile is judged as if it were the one that is built.
    public var judgesAllStages = false
    /// Globs of the registries that images may come from; empty means any.
    public var trustedRegistries: [String] = []
    /// The day for which versions are judged as supported or not, `YYYY-MM-DD`.
    public var day = "2026-11-22"
    /// The labels that an image has to have, and what their values are.
    public var labelSchema: [String: LabelKind] = [:]
    /// Labels that the schema does not name are reported.
    public var strictLabels = false
    /// The path of the file that is checked, as `surroundings` has it.
    public var path = "" {
        didSet { path = FolderPath.normal(path) }
    }
    /// The files around it; nil if they are not known.
    public var surroundings: Surroundings?
    /// What the rules about secrets found in the file, of some confidence.
    public var knownSecrets: [Secret] = []

    /// The day on which exceptions are judged as expired or not, and keys as too old; nil means that none is.
    public var today: Day?
    /// Somebody says that the file is the configuration of a proxy; else only its name and its content do.
    public var isNamedProxyConfiguration = false
    /// Comments that silence hadolint count.
    public var honoursHadolintIgnores = true
    /// Runs ShellCheck on scripts and gives the comments of each; nil if nobody asked for it.
    public var shellCheck: ShellCheck?
    /// Codes of ShellCheck that are not reported, such as `SC2086`.
    public var ignoredShellCodes: Set<String> = []

    /// - Parameters:
    ///   - path: of the file that the scripts stand in, for messages.
    public typealias ShellCheck = @Sendable (_ scripts: [[UInt8]], _ path: String) -> [[ShellCheckComment]]

    public init() {}

    /// What the examples of the rules are judged with: a rule that needs a list is given one.
    static let examples: CheckOptions = {
        var options = CheckOptions()
        options.trustedRegistries = ["docker.io", "*.example.com", "ghcr.io"]
        return options
    }()
}
