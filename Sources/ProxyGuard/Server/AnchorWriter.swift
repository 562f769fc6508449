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

    private static let interval = Duration.milliseconds(250)

    /// Writes it soon after it changed, until the task is cancelled.
    /// - Parameter failed: is told why it cannot be written, once, while that is tried again; and nil once it could be.
    func run(tellingOf failed: @Sendable (StoreError?) -> Void) async {
        var last: AuditAnchor?
        var state = FailureState()
        for await _ in audit.anchorChanges {
            repeat {
                // What changes within it is written once, and what failed is not tried again at once. Cancelled, it ends at once.
                try? await Task.sleep(for: Self.interval)
                do throws(StoreError) {
                    last = try await write(unless: last)
                    if state.changes(toFailing: false) { failed(nil) }
                } catch {
                    if state.changes(toFailing: true) { failed(error) }
                }
            } while state.isFailing && !Task.isCancelled
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
