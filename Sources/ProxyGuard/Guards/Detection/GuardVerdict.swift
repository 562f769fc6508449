/// What is to become of a body.
public enum GuardVerdict: Hashable, Sendable {
    /// Nothing was found: the body goes on as it is.
    case pass
    /// It goes on as it is, and is reported.
    case flagged([GuardFinding])
    /// These bytes go on in its place.
    case redacted([UInt8], [GuardFinding])
    case blocked([GuardFinding])
    /// It could not be searched to its end. The text names no content.
    case failed(String)
}

/// What happens to something that is found.
public enum GuardMode: String, CaseIterable, Hashable, Sendable {
    case block
    case redact
    case flag
    case off
}

/// What the guards do.
public struct GuardPolicy: Hashable, Sendable {
    public var requestSecrets: GuardMode
    public var responseSecrets: GuardMode
    public var promptRules: GuardMode
    /// A body that cannot be searched to its end goes on.
    public var passesOnFailure: Bool

    public init(
        requestSecrets: GuardMode = .block, responseSecrets: GuardMode = .redact, promptRules: GuardMode = .block,
        passesOnFailure: Bool = false
    ) {
        self.requestSecrets = requestSecrets
        self.responseSecrets = responseSecrets
        self.promptRules = promptRules
        self.passesOnFailure = passesOnFailure
    }
}
