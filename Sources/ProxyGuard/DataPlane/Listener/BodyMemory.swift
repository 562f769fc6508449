internal import ProxyLimits
internal import Synchronization

/// Memory for bodies that are being read or sent on: of all clients together, and of one token, so that nobody takes what the others need.
///
/// A token's limit on concurrent requests is asked once a request is whole; what comes before it has to be bounded by itself.
public final class BodyMemory: Sendable {
    /// In bytes; or twice what one body may have, if that is more.
    static let total = 192 << 20
    /// Of one token, in bytes; or one body, if that may have more.
    static let share = 64 << 20

    private struct State {
        var held = 0
        var parties: [LimitKey: Int] = [:]
    }

    private let state = Mutex(State())

    /// Holds nothing.
    public init() {}

    /// Counts bytes of a body; false if there is no room for them, and then nothing is counted.
    /// - Parameter bodyLimit: what one body may have, in bytes.
    func hold(_ count: Int, of token: LimitKey, bodyLimit: Int) -> Bool {
        state.withLock { state in
            let own = state.parties[token] ?? 0
            guard state.held + count <= max(Self.total, 2 * bodyLimit), own + count <= max(Self.share, bodyLimit) else {
                return false
            }
            state.held += count
            state.parties[token] = own + count
            return true
        }
    }

    /// Gives back what was held.
    func letGo(_ count: Int, of token: LimitKey) {
        guard count > 0 else { return }
        state.withLock { state in
            state.held -= count
            let left = (state.parties[token] ?? 0) - count
            state.parties[token] = left > 0 ? left : nil
        }
    }

    /// Bytes that are held now.
    public var held: Int { state.withLock { $0.held } }
}
