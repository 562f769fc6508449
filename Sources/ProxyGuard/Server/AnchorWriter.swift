internal import ProxyRecords
internal import ProxyStore

/// Keeps in the store how far the audit log goes, so that one that was deleted or put back is seen at the next start.
struct AnchorWriter: Sendable {
    /// The setting of the store.
    static let setting = "audit.anchor"
    /// Set by `proxyguard audit accept`: what was known when somebody accepted the log as it is.
    static let acceptance = "audit.accepted"

    let audit: AuditLog
    let store: Store

    /// Writes it whenever it changed, until the task is cancelled; what changes while it is written is written once.
    ///
    /// What could not be written is tried again with the next event of the log, and at its end. Until then the store knows less than there
    /// is, which no start takes for a loss.
    /// - Parameter failed: is told why it cannot be written, once; and nil once it could be.
    func run(tellingOf failed: @Sendable (StoreError?) -> Void) async {
        var last: AuditAnchor?
        var state = FailureState()
        for await _ in audit.anchorChanges {
            do throws(StoreError) {
                last = try await write(unless: last)
                if state.changes(toFailing: false) { failed(nil) }
            } catch {
                if state.changes(toFailing: true) { failed(error) }
            }
        }
    }

    /// Writes it unless it is what was written last; returns what is there now.
    @discardableResult
    func write(unless last: AuditAnchor? = nil) async throws(StoreError) -> AuditAnchor? {
        guard let anchor = audit.anchor, anchor != last else { return last }
        try await store.setSetting(Self.setting, to: anchor.text)
        return anchor
    }
}
