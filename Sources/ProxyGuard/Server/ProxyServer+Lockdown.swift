internal import ProxyDataPlane
internal import ProxyRecords
internal import ProxyRoutes

extension ProxyServer {
    /// Refuses every request, those under way included, or takes them again.
    func setLockdown(_ isLocked: Bool) async {
        // First of all, so that none begins behind the ones that are ended.
        parts.condition.isLocked = isLocked
        guard isLocked else { return }
        do {
            try await dataPlane?.endRequests(with: .lockedDown)
        } catch {
            parts.log.log(.error, "requests under way cannot be ended: \(error)")
        }
    }
}
