internal import Synchronization

/// Lets one refusal a second into the audit log and counts the others, so that who is refused cannot fill the disk.
final class RefusalCounter: Sendable {
    private struct State {
        var next: UInt64 = 0
        var suppressed = 0
    }

    private let state = Mutex(State())
    private static let interval: UInt64 = 1_000_000_000

    /// How many were left out before this one; nil if it is left out too.
    func admit(at ticks: UInt64) -> Int? {
        state.withLock { state in
            guard ticks >= state.next else {
                state.suppressed += 1
                return nil
            }
            state.next = ticks + Self.interval
            defer { state.suppressed = 0 }
            return state.suppressed
        }
    }
}
