/// The one that masks and writes messages.
///
/// `@unchecked Sendable`: made by one thread, then used by its own only.
final class LogWriter: @unchecked Sendable {
    private static let standardError: Int32 = 2

    private let options: LogOptions
    private let queue: BatchQueue<LogEntry>
    private let dropped: DropCounter
    private let redactor: RedactorWorker
    private var file: OpenFile?
    /// A line was begun and not ended.
    private var isTorn = false
    /// Of what was written last all is there but the last byte.
    private var lacksItsEndAlone = false
    private var bytes: [UInt8] = []
    private var count = 0

    init(
        _ options: LogOptions, _ redactor: Redactor, _ queue: BatchQueue<LogEntry>, _ dropped: DropCounter
    ) throws(LogError) {
        self.options = options
        self.queue = queue
        self.dropped = dropped
        self.redactor = redactor.makeWorker()
        if let path = options.file {
            do throws(SystemError) { file = try OpenFile(path, .append) } catch {
                throw LogError(file: path, why: error.description)
            }
        }
    }

    func run() {
        while let batch = queue.take(idle: 1_000_000_000) {
            for entry in batch {
                switch entry {
                case .message(let message):
                    message.append(options.format, options.addresses, masking: redactor, to: &bytes)
                    count += 1
                    if count >= options.batchSize { write() }
                case .reopen:
                    write()
                    reopen()
                case .flush(let finish):
                    tellOfDropped()
                    write()
                    finish()
                }
            }
            tellOfDropped()
            write()
        }
        tellOfDropped()
        write()
    }

    private func tellOfDropped() {
        let number = dropped.takeUntold()
        guard number > 0 else { return }
        write()
        say(.warning, "messages were dropped", [("count", .integer(number))])
        // A line that lacks its end alone can be read; the next one begins with that end.
        if !write(isCounted: false), !lacksItsEndAlone { dropped.putBack(number) }
    }

    private func reopen() {
        guard let path = options.file else { return }
        do throws(SystemError) {
            file = try OpenFile(path, .append)
            isTorn = false
        } catch {
            say(.error, "the log file cannot be opened anew", [("reason", .text(error.description))])
        }
    }

    private func say(_ level: LogSink.Level, _ text: String, _ fields: [(name: String, value: LogValue)]) {
        LogMessage(timestamp: .now, level: level, message: text, requestID: nil, fields: fields)
            .append(options.format, options.addresses, masking: redactor, to: &bytes)
        count += 1
    }

    @discardableResult
    private func write(isCounted: Bool = true) -> Bool {
        guard !bytes.isEmpty else { return true }
        defer {
            bytes.removeAll(keepingCapacity: true)
            count = 0
        }
        // Whatever was begun when the disk was full: the next message has a line of its own.
        if isTorn { bytes.insert(UInt8(ascii: "\n"), at: 0) }
        let descriptor = file?.descriptor ?? Self.standardError
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                options.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[offset...]))
            }
            if SystemError.isTransient(written), SystemError.waitForRoom(descriptor) { continue }
            guard written > 0 else {
                if offset > 0 { isTorn = bytes[offset - 1] != UInt8(ascii: "\n") }
                lacksItsEndAlone = isTorn && offset == bytes.count - 1
                let lines = bytes[offset...].count { $0 == UInt8(ascii: "\n") } - (isTorn && offset == 0 ? 1 : 0)
                if isCounted { dropped.add(lines) }
                return false
            }
            offset += written
        }
        isTorn = false
        return true
    }
}
