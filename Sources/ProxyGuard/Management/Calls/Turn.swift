internal import Synchronization

/// Lets in one at a time and sends the others away.
final class Turn: Sendable {
    private let isTaken = Atomic<Bool>(false)

    /// Whether it was free; who took it gives it back.
    func take() -> Bool {
        isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }

    func giveBack() { isTaken.store(false, ordering: .releasing) }
}
