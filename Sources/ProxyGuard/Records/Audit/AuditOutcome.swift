/// How what is recorded ended.
public enum AuditOutcome: String, CaseIterable, Sendable {
    /// It was done.
    case success
    /// It was refused: no right, a limit, a guard.
    case denied
    /// It was tried and did not work.
    case failure
}
