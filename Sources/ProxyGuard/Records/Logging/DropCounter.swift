internal import Synchronization

/// Counts messages that were not written: all, and those no line has told of.
final class DropCounter: Sendable {
    private let all = Atomic<Int>(0)
    private let untold = Atomic<Int>(0)

    var total: Int { all.load(ordering: .relaxed) }

    func add(_ count: Int) {
        all.add(count, ordering: .relaxed)
        untold.add(count, ordering: .relaxed)
    }

    /// Those no line has told of; they count as told from now on.
    func takeUntold() -> Int { untold.exchange(0, ordering: .relaxed) }

    /// The line that was to tell of them was not written either.
    func putBack(_ count: Int) { untold.add(count, ordering: .relaxed) }
}
