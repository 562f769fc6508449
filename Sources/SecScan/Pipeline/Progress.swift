internal import Synchronization

/// How far a scan is; whoever shows it asks now and then.
public final class Progress: Sendable {
    private let total = Atomic<Int>(0)
    private let done = Atomic<Int>(0)
    private let stage = Mutex("")

    public init() {}

    func begin(_ name: String, total count: Int) {
        stage.withLock { $0 = name }
        done.store(0, ordering: .relaxed)
        total.store(count, ordering: .relaxed)
    }

    func advance(_ count: Int = 1) { done.wrappingAdd(count, ordering: .relaxed) }

    /// The stage's name, and how many of how many; a total of 0 means that it is not known.
    public var state: (stage: String, done: Int, total: Int) {
        (stage.withLock { $0 }, done.load(ordering: .relaxed), total.load(ordering: .relaxed))
    }
}
