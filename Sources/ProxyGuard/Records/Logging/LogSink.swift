internal import Synchronization

/// Everything the program says, through one place that masks credentials: lines of JSON or text.
///
/// `log` puts a message into a queue and returns; a thread masks and writes. When the queue is full messages are dropped and counted,
/// and a later line says how many.
public final class LogSink: Sendable {
    /// How much a message matters.
    public enum Level: String, CaseIterable, Comparable, Sendable {
        case trace, debug, info, notice, warning, error

        var rank: Int {
            switch self {
            case .trace: 0
            case .debug: 1
            case .info: 2
            case .notice: 3
            case .warning: 4
            case .error: 5
            }
        }

        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
    }

    /// How a message is written.
    public enum Format: String, CaseIterable, Sendable {
        /// One object a line.
        case json
        /// One line, for people.
        case text
    }

    private let queue: BatchQueue<LogEntry>
    private let thread: WriterThread
    private let dropped: DropCounter
    private let rank: Atomic<Int>

    /// Opens the file, or creates it mode 0600.
    ///
    /// - Throws: `LogError` when it cannot be opened.
    public init(_ options: LogOptions, redactor: Redactor) throws(LogError) {
        let dropped = DropCounter()
        let queue = BatchQueue<LogEntry>(
            capacity: options.capacity, batchSize: options.batchSize, delay: options.delay)
        let writer = try LogWriter(options, redactor, queue, dropped)
        self.queue = queue
        self.dropped = dropped
        rank = Atomic(options.level.rank)
        thread = WriterThread { writer.run() }
    }

    deinit { queue.close() }

    /// Whether messages of a level are written: to spare the making of costly ones.
    public func isEnabled(_ level: Level) -> Bool { level.rank >= rank.load(ordering: .relaxed) }

    /// Changes which messages are written.
    public func setLevel(_ level: Level) { rank.store(level.rank, ordering: .relaxed) }

    /// Says something; never waits.
    public func log(
        _ level: Level, _ message: @autoclosure () -> String, requestID: String? = nil,
        _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        guard isEnabled(level) else { return }
        push(level, message(), requestID, fields().map { ($0.key, $0.value) })
    }

    /// The same with fields that were put together.
    public func log(
        _ level: Level, _ message: String, requestID: String?, fields: [(name: String, value: LogValue)]
    ) {
        guard isEnabled(level) else { return }
        push(level, message, requestID, fields)
    }

    private func push(
        _ level: Level, _ message: String, _ requestID: String?, _ fields: [(name: String, value: LogValue)]
    ) {
        let entry = LogEntry.message(
            LogMessage(timestamp: .now, level: level, message: message, requestID: requestID, fields: fields))
        if queue.push(entry) != .accepted { dropped.add(1) }
    }

    /// How many messages found no room or could not be written.
    public var droppedCount: Int { dropped.total }

    /// How many messages wait.
    public var queuedCount: Int { queue.count }

    /// Opens the file anew, after somebody moved it away; does not wait. If it cannot be opened the old one is written on.
    public func reopen() { _ = queue.push(.reopen, isUrgent: true) }

    /// Waits until everything said before is written.
    public func flush() {
        let completion = Completion<Bool>()
        guard queue.push(.flush { completion.finish(true) }, isUrgent: true) == .accepted else { return }
        _ = completion.wait()
    }

    /// Writes what waits and ends.
    public func close() {
        queue.close()
        thread.join()
    }
}
