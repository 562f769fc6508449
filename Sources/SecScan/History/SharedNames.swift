internal import Synchronization

/// The names of all threads of a walk.
final class SharedNames: Sendable {
    private let table = Mutex(NameTable())

    func number(of name: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
        table.withLock { $0.number(of: name) }
    }

    var names: [[UInt8]] { table.withLock(\.names) }
}
