public import ProxyConfiguration

/// What a self-check found.
public struct SelfCheckReport: Sendable {
    /// The configuration that was checked.
    public var path: String
    /// By place.
    public var findings: [SelfCheckFinding]
    /// What could not be looked at.
    public var notScanned: [NotScanned]
    /// What was read; nil where nothing could be. Run this one: the file may be another by now.
    public var configuration: Configuration?

    init(
        path: String, findings: [SelfCheckFinding], notScanned: [NotScanned] = [], configuration: Configuration? = nil
    ) {
        self.path = path
        self.findings = findings
        self.notScanned = notScanned
        self.configuration = configuration
    }

    /// Something that could not be looked at.
    public struct NotScanned: Hashable, Sendable {
        /// A file, or what it is about.
        public var what: String
        /// One clause.
        public var reason: String
    }

    /// Whether the proxy may not start.
    public var isRefused: Bool { findings.contains(where: \.refuses) }

    /// What the program ends with: 0 where it may start, 78 (`EX_CONFIG` of sysexits.h) where it may not.
    public var exitStatus: Int32 { isRefused ? 78 : 0 }
}
