internal import Synchronization

/// What a running program has to heed, in bounded memory: what is asked for twice before it is heeded is done once, and an end is heeded
/// before a reload, however many of those are asked for.
public final class ServeEvents: Sendable {
    /// What it is.
    public enum Event: Hashable, Sendable {
        /// The configuration is to be read anew.
        case reload
        /// The program is to end; with why it cannot go on, unless it was told to.
        case end(ServerError?)
    }

    private struct State {
        var reloads = false
        var end: Event?
    }

    private let state = Mutex(State())
    private let wakes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// Nothing yet.
    public init() {}

    /// Something happened.
    public func add(_ event: Event) {
        state.withLock { state in
            if case .end = event { state.end = state.end ?? event } else { state.reloads = true }
        }
        wakes.continuation.yield()
    }

    /// What is to be done next, once there is anything; nil where the task is cancelled. For one caller at a time.
    public func next() async -> Event? {
        while !Task.isCancelled {
            let event = state.withLock { state -> Event? in
                if let end = state.end { return end }
                defer { state.reloads = false }
                return state.reloads ? .reload : nil
            }
            if let event { return event }
            for await _ in wakes.stream { break }
        }
        return nil
    }
}
