internal import Rules
internal import Synchronization

/// The one that writes the record: it alone numbers lines and knows the end of the chain.
///
/// `@unchecked Sendable`: made by the thread that opens the record, then used by its own thread only.
final class AuditWriter: @unchecked Sendable {
    private let options: AuditOptions
    private let folder: AuditFolder
    private let queue: BatchQueue<AuditEntry>
    private let condition: AuditCondition
    private let key: [UInt8]?
    /// The line of the head that will be older was made with another key, or without one.
    private var replacesBothLines: Bool
    private lazy var redactor = options.redactor?.makeWorker()

    private var file: OpenFile
    private var size: Int
    private var first: Int64
    private var link: AuditLink
    private let head: OpenFile
    private var headSlot: Int
    /// Bytes of a failed attempt may stand behind `size`.
    private var isDirty = false
    private var isUnsynced = false
    private var lastSync = Monitor.now
    private var pending: [AuditEntry] = []
    private var lastFailure: SystemError?
    private var refused = 0

    init(
        _ opening: AuditOpening, _ options: AuditOptions, _ queue: BatchQueue<AuditEntry>, _ condition: AuditCondition
    ) {
        self.options = options
        self.queue = queue
        self.condition = condition
        folder = AuditFolder(file: options.file)
        key = AuditKeys(options.keys).current
        replacesBothLines = opening.needsNewHead
        file = opening.file
        size = opening.size
        first = opening.first
        link = opening.link
        head = opening.head
        headSlot = opening.headSlot
    }

    /// Writes what comes until the queue is closed and empty.
    func run() {
        // Before anybody hears that the thread has ended: the record may be opened again at once.
        defer { head.unlock() }
        while let batch = queue.take(idle: options.syncInterval) {
            pending += batch.map(masked)
            while !pending.isEmpty || condition.lost.load(ordering: .relaxed) > 0 {
                do throws(SystemError) {
                    try writeBatch()
                } catch {
                    fail(error)
                    if queue.isFinished { return giveUp() }
                    queue.pause(options.retryInterval)
                }
            }
            synchroniseIfDue()
        }
        if isUnsynced { try? synchronise() }
        try? head.synchronise()
    }

    private func masked(_ entry: AuditEntry) -> AuditEntry {
        guard let redactor, let event = entry.event else { return entry }
        var entry = entry
        entry.event = event.masked(by: redactor)
        return entry
    }

    private func writeBatch() throws(SystemError) {
        if isDirty {
            try file.truncate(to: size)
            isDirty = false
        }
        let batch = pending.prefix(options.batchSize)
        let lost = condition.lost.load(ordering: .relaxed)
        var events = batch.compactMap(\.event)
        if lost > 0 || lastFailure != nil { events.insert(recovery(lost), at: 0) }
        var (bytes, end) = encode(events)
        if size + bytes.count > options.rotationSize, link.sequence >= first, !bytes.isEmpty {
            try rotate()
            (bytes, end) = encode(events)
        }
        let isDurable = batch.contains(where: \.isDurable)
        do throws(SystemError) {
            if !bytes.isEmpty { try file.writeAll(bytes, through: options.write) }
            if isDurable { try file.synchronise() }
        } catch {
            // What was written of the batch is taken back: it will be written again, and no number may be there twice.
            isDirty = true
            throw error
        }
        size += bytes.count
        link = end
        isUnsynced = isUnsynced || !bytes.isEmpty
        condition.lost.subtract(lost, ordering: .relaxed)
        lastFailure = nil
        refused = 0
        if isDurable {
            do throws(SystemError) { try writeHead() } catch {
                pending.removeFirst(batch.count)
                for entry in batch { entry.finish?(.unwritten(why: error.description)) }
                throw error
            }
        }
        pending.removeFirst(batch.count)
        condition.recover()
        for entry in batch { entry.finish?(nil) }
    }

    private func encode(_ events: [AuditEvent]) -> (bytes: [UInt8], end: AuditLink) {
        var bytes: [UInt8] = []
        var end = link
        for event in events {
            let line = AuditLine.encode(event, after: end)
            bytes += line.bytes
            end = line.link
        }
        return (bytes, end)
    }

    private func recovery(_ lost: Int) -> AuditEvent {
        AuditEvent(
            action: AuditLog.Action.recovered, outcome: .failure,
            reason: lastFailure?.description ?? "queue full",
            details: ["lost": String(lost), "refused": String(refused)])
    }

    /// Full file away, new one in its place: it is whole before the old one is renamed, so that a crash finds either.
    private func rotate() throws(SystemError) {
        try synchronise()
        let new = try AuditOpening.begin(folder, after: link, options.write)
        let segment = folder.segment(first: first, last: link.sequence)
        if AuditFolder.exists(folder.active) { try folder.rename(folder.active, to: segment) }
        do throws(SystemError) { try folder.rename(folder.next, to: folder.active) } catch {
            try? folder.rename(segment, to: folder.active)
            throw error
        }
        file = new.file
        size = new.size
        first = link.sequence + 1
        link = new.link
        try folder.synchronise()
        try writeHead()
    }

    private func synchroniseIfDue() {
        guard isUnsynced, Monitor.now - lastSync >= options.syncInterval else { return }
        do throws(SystemError) { try synchronise() } catch { fail(error) }
    }

    private func synchronise() throws(SystemError) {
        try file.synchronise()
        try writeHead()
    }

    private func writeHead() throws(SystemError) {
        let line = AuditHead.encode(link, key: key)
        try head.write(line, at: headSlot * AuditHead.lineLength)
        headSlot = 1 - headSlot
        if replacesBothLines {
            try head.write(line, at: headSlot * AuditHead.lineLength)
            replacesBothLines = false
        }
        condition.note(AuditAnchor(line, link.sequence))
        isUnsynced = false
        lastSync = Monitor.now
    }

    private func fail(_ error: SystemError) {
        condition.fail(error)
        lastFailure = error
        // Who waits is told at once; what nobody waits for is kept for the next attempt.
        for entry in pending.filter(\.isDurable) + queue.remove(where: \.isDurable) {
            refused += 1
            entry.finish?(.unwritten(why: error.description))
        }
        pending.removeAll(where: \.isDurable)
    }

    private func giveUp() {
        condition.lose(pending.count + queue.remove { _ in true }.count)
        pending = []
    }
}
