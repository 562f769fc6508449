internal import Synchronization

/// The record of who did what: hash-chained JSON lines in files of one folder, written by one thread of one program.
///
/// A second program, or another `AuditLog` of this one, is refused the same file. `append` of an event that nobody waits for never
/// touches a file; one that is durable does not return before the event is on the disk.
public final class AuditLog: Sendable {
    /// What the record says of itself.
    public enum Action {
        /// Writing works again; details: `lost` events found no room, `refused` ones were reported to their callers.
        public static let recovered = "audit.recovered"
        /// A crash left a half-written line; details: `file`, `bytes`, or `event`.
        public static let repaired = "audit.repaired"
        /// It may not be the record that was written; the reason says why.
        public static let doubted = "audit.doubted"
        /// Old files were removed; details: `through`, the last event of them, and `files`.
        public static let purged = "audit.purged"
    }

    /// What was put right when the record was opened; the record has an event of it.
    public let repairs: [AuditRepair]
    /// Why it may not be the record that was written; the record has an event of each.
    public let doubts: [AuditDoubt]
    /// The last event that was there when the record was opened; 0 for none.
    public let openedAt: Int64

    private let folder: AuditFolder
    private let queue: BatchQueue<AuditEntry>
    private let condition = AuditCondition()
    private let thread: WriterThread

    /// Opens the record, or creates it mode 0600 in a folder that is there.
    ///
    /// The files are followed from the header of the current one to its end.
    /// - Throws: When the folder is open to others, another program has the lock, or the end is not what was written.
    public init(_ options: AuditOptions) throws(AuditError) {
        let opening = try AuditOpening(options)
        let queue = BatchQueue<AuditEntry>(
            capacity: options.capacity, batchSize: options.batchSize, delay: options.delay)
        let writer = AuditWriter(opening, options, queue, condition)
        folder = AuditFolder(file: options.file)
        self.queue = queue
        repairs = opening.repairs
        doubts = opening.doubts
        openedAt = opening.link.sequence
        thread = WriterThread { writer.run() }
        for repair in opening.repairs { try append(Self.event(of: repair), durable: true) }
        for doubt in opening.doubts {
            try append(
                AuditEvent(
                    action: Action.doubted, outcome: doubt.isGrave ? .failure : .success, reason: doubt.description),
                durable: true)
        }
        // The head is there from the first moment on: without one a record with events is refused.
        try flush()
    }

    deinit { queue.close() }

    /// Whether what is appended gets written; no lock is taken.
    public var state: AuditState { condition.state }

    /// How far the record goes on the disk, to be kept elsewhere.
    public var anchor: AuditAnchor? { condition.anchor }

    /// Tells, for one reader, that the anchor is another one; several changes at once are one.
    public var anchorChanges: AsyncStream<Void> { condition.anchorChanges.stream }

    /// How many events wait.
    public var queuedCount: Int { queue.count }

    /// How many events found no room since the start.
    public var lostCount: Int { condition.lostInAll.load(ordering: .relaxed) }

    /// Records an event.
    ///
    /// - Parameter durable: Wait until it is on the disk: for management, on a thread that may block; see `record` for tasks.
    /// - Throws: `queueFull`, `closed`; a durable one also `unwritten`.
    public func append(_ event: AuditEvent, durable: Bool = false) throws(AuditError) {
        guard durable else { return try push(AuditEntry(event: event)) }
        try wait { AuditEntry(event: event, finish: $0) }
    }

    /// Records an event and suspends until it is on the disk.
    public func record(_ event: AuditEvent) async throws(AuditError) {
        let error = await withCheckedContinuation { (continuation: CheckedContinuation<AuditError?, Never>) in
            let entry = AuditEntry(event: event) { continuation.resume(returning: $0) }
            do throws(AuditError) { try push(entry) } catch { continuation.resume(returning: error) }
        }
        if let error { throw error }
    }

    /// Waits until everything that was appended before is on the disk.
    public func flush() throws(AuditError) {
        try wait { AuditEntry(event: nil, finish: $0) }
    }

    /// Removes full files of which every event is older, oldest first, and records it before.
    ///
    /// - Returns: How many files were removed, and the last event of them.
    public func purge(before time: Timestamp, by actorID: String? = nil) throws(AuditError) -> (
        files: Int, through: Int64?
    ) {
        var old: [AuditFolder.Segment] = []
        for segment in try folder.segments() {
            guard try AuditVerifier.lastTime(of: segment.path) < time else { break }
            old.append(segment)
        }
        guard let last = old.last else { return (0, nil) }
        try append(
            AuditEvent(
                action: Action.purged, actorID: actorID,
                details: [
                    "through": String(last.last), "files": String(old.count), "before": time.description,
                ]), durable: true)
        for segment in old {
            try AuditOpening.trying(segment.path) { () throws(SystemError) in try folder.remove(segment.path) }
        }
        return (old.count, last.last)
    }

    /// Writes what waits and ends; nothing is accepted from here on.
    public func close() {
        queue.close()
        thread.join()
    }

    private func wait(_ entry: (@escaping @Sendable (AuditError?) -> Void) -> AuditEntry) throws(AuditError) {
        let completion = Completion<AuditError?>()
        try push(entry { completion.finish($0) })
        if let error = completion.wait() { throw error }
    }

    private func push(_ entry: AuditEntry) throws(AuditError) {
        switch queue.push(entry, isUrgent: entry.isDurable) {
        case .accepted: return
        case .closed: throw .closed
        case .full:
            if !entry.isDurable { condition.noteFull() }
            throw .queueFull
        }
    }

    private static func event(of repair: AuditRepair) -> AuditEvent {
        let details =
            switch repair {
            case .movedAside(let file, let bytes): ["file": file, "bytes": String(bytes)]
            case .completed(let event): ["event": String(event)]
            }
        return AuditEvent(action: Action.repaired, reason: "crash", details: details)
    }
}
