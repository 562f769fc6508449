internal import ProxyStore

/// The decision that an audit log counts as it is, although the store knows of another.
public enum AuditAcceptance {
    /// Has the next start take the log as it is, and record that. The proxy must not run.
    /// - Returns: false where the store knows nothing of a log.
    public static func accept(store path: String) async throws(ServerError) -> Bool {
        do {
            // Opening one would make it: at a path that somebody mistyped, and with nothing to accept in it.
            guard try Store.exists(at: path) else {
                throw ServerError(.store, "\(path): there is no store")
            }
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
            throw error as? ServerError ?? ServerError(.store, "\(error)")
        }
    }
}
