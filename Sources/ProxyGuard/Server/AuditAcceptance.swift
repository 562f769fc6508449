internal import ProxyStore

/// The decision that an audit log counts as it is, although the store knows of another.
public enum AuditAcceptance {
    /// Has the next start take the log as it is, and record that. The proxy must not run.
    /// - Returns: false where the store knows nothing of a log.
    public static func accept(store path: String) async throws(ServerError) -> Bool {
        do {
            let store = try Store(path: path)
            guard let anchor = try await store.setting(AnchorWriter.setting) else {
                try store.close()
                return false
            }
            try await store.setSetting(AnchorWriter.acceptance, to: anchor)
            try await store.setSetting(AnchorWriter.setting, to: nil)
            try store.close()
            return true
        } catch {
            throw ServerError(.store, "\(error)")
        }
    }
}
