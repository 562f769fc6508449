internal import Synchronization

/// Whether the record can be written.
public enum AuditState: Hashable, Sendable {
    /// Everything is written.
    case writing
    /// It is not: why, in the words of the operating system.
    case failing(String)
}

/// What all threads may ask about the writer without a lock.
final class AuditCondition: Sendable {
    private let failure = Atomic<Int32>(0)
    private let isFull = Atomic<Bool>(false)
    /// Events that found no room since the last one that told of it.
    let lost = Atomic<Int>(0)
    /// All that ever did.
    let lostInAll = Atomic<Int>(0)
    /// The last line of the head.
    private let anchorNow = Mutex<AuditAnchor?>(nil)
    /// It was written anew. One that is not heard yet is enough.
    let anchorChanges = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    var anchor: AuditAnchor? { anchorNow.withLock { $0 } }

    func note(_ anchor: AuditAnchor) {
        anchorNow.withLock { $0 = anchor }
        anchorChanges.continuation.yield()
    }

    var state: AuditState {
        let number = failure.load(ordering: .acquiring)
        if number != 0 { return .failing(SystemError(number).description) }
        return isFull.load(ordering: .acquiring) ? .failing(AuditError.queueFull.description) : .writing
    }

    func fail(_ error: SystemError) { failure.store(error.number, ordering: .releasing) }

    func lose(_ count: Int) {
        lost.add(count, ordering: .relaxed)
        lostInAll.add(count, ordering: .relaxed)
    }

    func noteFull() {
        // In this order: the writer that counts the loss is the one that ends the state.
        isFull.store(true, ordering: .releasing)
        lose(1)
    }

    func recover() {
        failure.store(0, ordering: .releasing)
        isFull.store(false, ordering: .releasing)
    }
}
