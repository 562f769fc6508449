public import Rules

/// Something that the self-check has to tell; it quotes no value that may be a secret.
public struct SelfCheckFinding: Hashable, Sendable {
    /// The rule, such as `proxy/no-tls` (as `secscan proxy` calls it) or `startup/running-as-root`.
    public var id: RuleID
    /// The rule in a few words.
    public var name: String
    /// How bad it is for this deployment.
    public var severity: Severity
    /// Whether the proxy does not start because of it.
    public var refuses: Bool
    /// One clause that says what is there.
    public var message: String
    /// The file; `(process)` or `(environment)` where it is none.
    public var path: String
    /// Counts from 1; 0 where all of it is meant.
    public var line = 0
    /// In bytes from 1; 0 where the whole line is meant.
    public var column = 0
    /// The line of the last byte.
    public var endLine = 0
    /// The column of the last byte.
    public var endColumn = 0
    /// How to mend it.
    public var remediation: String

    /// What stands for the path of what the process is.
    public static let process = "(process)"
    /// What stands for the path of the environment.
    public static let environment = "(environment)"
}
