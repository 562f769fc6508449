import Synchronization

/// What happened, in its order, for tests that wait until enough did.
final class Journal<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var waiters: [(condition: @Sendable ([Element]) -> Bool, signal: Signal)] = []
    }

    private let state = Mutex(State())

    var all: [Element] { state.withLock { $0.elements } }

    func append(_ element: Element) {
        let ready = state.withLock { state in
            state.elements.append(element)
            let ready = state.waiters.filter { $0.condition(state.elements) }
            state.waiters.removeAll { $0.condition(state.elements) }
            return ready
        }
        for waiter in ready { waiter.signal.fire() }
    }

    /// Everything, once the condition holds.
    func wait(until condition: @escaping @Sendable ([Element]) -> Bool) async throws -> [Element] {
        let signal = Signal()
        let holds = state.withLock { state in
            if condition(state.elements) { return true }
            state.waiters.append((condition, signal))
            return false
        }
        if !holds { try await signal.wait() }
        return all
    }

    func wait(for count: Int) async throws -> [Element] {
        try await wait { $0.count >= count }
    }
}
