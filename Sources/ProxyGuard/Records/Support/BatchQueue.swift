/// A bounded queue between many threads that say something and one that writes it down.
///
/// `push` never waits for room: only for the few instructions in which another thread holds the lock.
/// `@unchecked Sendable`: everything that changes is touched under the monitor only.
final class BatchQueue<Element: Sendable>: @unchecked Sendable {
    /// What became of an element.
    enum Admission: Sendable {
        case accepted
        case full
        case closed
    }

    /// How many urgent elements fit besides.
    static var reserve: Int { 1024 }

    let capacity: Int
    private let batchSize: Int
    private let delay: Int64
    private let monitor = Monitor()
    private var elements: [Element] = []
    private var oldest: Int64 = 0
    private var isUrgent = false
    private var isClosed = false

    /// - Parameters:
    ///   - batchSize: As soon as so many wait, they are handed out.
    ///   - delay: How long fewer wait for company, in nanoseconds.
    init(capacity: Int, batchSize: Int, delay: Int64) {
        self.capacity = capacity
        self.batchSize = batchSize
        self.delay = delay
    }

    /// - Parameter isUrgent: The writer does not wait for more; there is some room left for it when others find none.
    func push(_ element: Element, isUrgent: Bool = false) -> Admission {
        monitor.locked {
            guard !isClosed else { return .closed }
            guard elements.count < capacity + (isUrgent ? Self.reserve : 0) else { return .full }
            elements.append(element)
            if elements.count == 1 { oldest = Monitor.now }
            if isUrgent { self.isUrgent = true }
            if isUrgent || elements.count == 1 || elements.count == batchSize { monitor.wake() }
            return .accepted
        }
    }

    var count: Int { monitor.locked { elements.count } }

    /// Waits for a batch and takes all that is there; nothing once `idle` nanoseconds have passed. Nil when closed and empty.
    func take(idle: Int64) -> [Element]? {
        monitor.locked {
            let end = Monitor.now + idle
            while !isClosed, !isUrgent, elements.count < batchSize {
                let deadline = elements.isEmpty ? end : oldest + delay
                if !monitor.wait(until: deadline), Monitor.now >= deadline { break }
            }
            if isClosed && elements.isEmpty { return nil }
            isUrgent = false
            defer { elements = [] }
            return elements
        }
    }

    /// Waits until something urgent comes, the queue is closed or the time has passed: between attempts at a disk that is full.
    func pause(_ nanoseconds: Int64) {
        monitor.locked {
            let end = Monitor.now + nanoseconds
            while !isUrgent, !isClosed, Monitor.now < end { _ = monitor.wait(until: end) }
            isUrgent = false
        }
    }

    /// Takes those out of which `isTaken` is true.
    func remove(where isTaken: (Element) -> Bool) -> [Element] {
        monitor.locked {
            let taken = elements.filter(isTaken)
            elements.removeAll(where: isTaken)
            return taken
        }
    }

    var isFinished: Bool { monitor.locked { isClosed } }

    /// Nothing is accepted from now on.
    func close() {
        monitor.locked {
            isClosed = true
            monitor.wake()
        }
    }
}
