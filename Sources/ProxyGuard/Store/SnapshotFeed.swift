internal import Synchronization

/// The newest snapshot, and who is told of each new one.
final class SnapshotFeed: Sendable {
    private struct State {
        var latest = StateSnapshot.empty
        var streams: [Int: AsyncStream<StateSnapshot>.Continuation] = [:]
        var observers: [@Sendable (StateSnapshot) -> Void] = []
        var count = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    var latest: StateSnapshot { state.withLock { $0.latest } }

    /// Observers are called one after another on the caller's thread, before this returns; callers take turns.
    func publish(_ snapshot: StateSnapshot) {
        let (streams, observers) = state.withLock { state in
            state.latest = snapshot
            return (Array(state.streams.values), state.observers)
        }
        for observer in observers { observer(snapshot) }
        for stream in streams { stream.yield(snapshot) }
    }

    /// Takes turns with ``publish(_:)``, so that an observer sees versions in their order.
    func observe(_ observer: @escaping @Sendable (StateSnapshot) -> Void) {
        let latest = state.withLock { state in
            state.observers.append(observer)
            return state.latest
        }
        observer(latest)
    }

    /// The newest one at once, then each new one; a slow reader skips to the newest.
    func stream() -> AsyncStream<StateSnapshot> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: StateSnapshot.self, bufferingPolicy: .bufferingNewest(1))
        let (number, isFinished) = state.withLock { state in
            state.count += 1
            if !state.isFinished { state.streams[state.count] = continuation }
            // Yielded under the lock, so that no newer one can come first.
            continuation.yield(state.latest)
            return (state.count, state.isFinished)
        }
        if isFinished { continuation.finish() }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.streams.removeValue(forKey: number) }
        }
        return stream
    }

    /// Ends all streams.
    func finish() {
        let streams = state.withLock { state in
            defer {
                state.streams = [:]
                state.observers = []
                state.isFinished = true
            }
            return Array(state.streams.values)
        }
        for stream in streams { stream.finish() }
    }
}
