import Synchronization

/// Something that happens once; whoever waits hears of it, early or late.
final class Signal: Sendable {
    private struct State {
        var isSet = false
        var waiters: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    func fire() {
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            state.isSet = true
            return state.waiters
        }
        for waiter in waiters { waiter() }
    }

    func then(_ body: @escaping @Sendable () -> Void) {
        let isSet = state.withLock { state in
            if !state.isSet { state.waiters.append(body) }
            return state.isSet
        }
        if isSet { body() }
    }

    /// Throws where the test is given up.
    func wait() async throws {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in then { continuation.resume() } }
        } onCancel: {
            fire()
        }
        try Task.checkCancellation()
    }
}
