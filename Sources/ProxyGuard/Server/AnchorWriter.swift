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

    /// Writes it a few times a second where it changed, until the task is cancelled.
    /// - Parameter failed: is told why it could not be written; that is tried again.
    func run(tellingOf failed: @Sendable (StoreError) -> Void) async {
        var last: AuditAnchor?
        while !Task.isCancelled {
            do throws(StoreError) {
                last = try await write(unless: last)
            } catch {
                failed(error)
            }
            // An end of the sleep by cancellation ends the loop.
            try? await Task.sleep(for: .milliseconds(250))
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
