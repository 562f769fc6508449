internal import Synchronization

/// Whether management is frozen after a panic; the store keeps it over a start.
final class Freeze: Sendable {
    private let flag = Atomic<Bool>(false)

    var isOn: Bool { flag.load(ordering: .acquiring) }

    func set(_ isOn: Bool) { flag.store(isOn, ordering: .releasing) }
}
