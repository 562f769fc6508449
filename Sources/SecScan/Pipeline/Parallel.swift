internal import Synchronization

/// Work on many items by several threads, each with a state of its own.
enum Parallel {
    /// Calls `body` for runs of indexes below `count`; whoever is free takes the next run.
    ///
    /// - Parameters:
    ///   - grain: indexes a run.
    ///   - makeState: called once in each task.
    ///   - finish: turns a task's state into what is returned, in no order.
    static func run<State, Result: Sendable>(
        count: Int, jobs: Int, grain: Int, makeState: @escaping @Sendable () throws -> State,
        body: @escaping @Sendable (inout State, Range<Int>) -> Void, finish: @escaping @Sendable (State) -> Result
    ) async throws -> [Result] {
        let next = Atomic<Int>(0)
        let shared = Cursor(next)
        return try await withThrowingTaskGroup(of: Result.self) { group in
            for _ in 0..<max(1, min(jobs, (count + grain - 1) / grain)) {
                group.addTask {
                    var state = try makeState()
                    while true {
                        let start = shared.take(grain)
                        guard start < count, !Task.isCancelled else { break }
                        body(&state, start..<min(count, start + grain))
                    }
                    return finish(state)
                }
            }
            var results: [Result] = []
            for try await result in group { results.append(result) }
            return results
        }
    }

    private final class Cursor: Sendable {
        private let next: Atomic<Int>

        init(_ next: consuming Atomic<Int>) { self.next = next }

        func take(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
    }
}
