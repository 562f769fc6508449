internal import ProxyTokens
internal import Synchronization

/// The hashes of the management tokens that count: a reload exchanges them, so that one that leaked ends without a start.
final class CredentialInForce: Sendable {
    private let credential: Mutex<ManagementCredential>

    init(_ credential: ManagementCredential) { self.credential = Mutex(credential) }

    /// Those that count now.
    var current: ManagementCredential { credential.withLock { $0 } }

    /// From the next call on these count, and no others.
    func use(_ credential: ManagementCredential) { self.credential.withLock { $0 = credential } }
}
