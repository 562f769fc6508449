public import Rules

/// The one registration of structural checks.
public enum CheckList {
    /// Checks that decide by a file's path.
    public static let pathChecks: [any PathCheck.Type] = [
        CommittedEnvFile.self
    ]

    /// Checks that read files of one kind.
    public static let fileChecks: [any FileCheck.Type] = [
        ComposeAudit.self,
        DockerfileAudit.self,
        EnvFileAudit.self,
        ProxyAudit.self,
    ]

    /// The rules of all checks.
    public static var rules: [Rule] { pathChecks.map { $0.rule } + fileChecks.flatMap { $0.rules } }
}

/// A check that decides by the path of a file that git tracks; the content only tells how sure it is.
public protocol PathCheck: Sendable {
    static var rule: Rule { get }
    /// - Parameter path: relative to the repository, components joined by `/`.
    static func fires(onTracked path: some Collection<UInt8>) -> Bool
    /// How sure a finding is by one version of the file.
    static func confidence(inContent content: UnsafeRawBufferPointer) -> Confidence
}
