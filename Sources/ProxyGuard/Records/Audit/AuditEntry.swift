/// What waits for the writer: an event, or nothing but the wish that all before it is written.
struct AuditEntry: Sendable {
    var event: AuditEvent?
    /// Somebody waits until it lasts; nil in it means it does.
    var finish: (@Sendable (AuditError?) -> Void)?

    var isDurable: Bool { finish != nil }
}
