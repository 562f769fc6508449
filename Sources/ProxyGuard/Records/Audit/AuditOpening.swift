internal import Rules

/// Opens the files of a record, takes the lock, and puts right what a crash left.
struct AuditOpening {
    let file: OpenFile
    let size: Int
    /// The first event of the file, or the one that will be.
    let first: Int64
    let link: AuditLink
    let head: OpenFile
    let headSlot: Int
    /// Whether the head that is there was not made with the current key.
    let needsNewHead: Bool
    let repairs: [AuditRepair]
    let doubts: [AuditDoubt]

    /// Nothing of what is there is changed before all of it was looked at: a start that is refused leaves it as it was.
    init(_ options: AuditOptions) throws(AuditError) {
        let folder = AuditFolder(file: options.file)
        try folder.checkSafety()
        try AuditOwnership.check(folder, isKnown: options.anchor != nil)
        let hadHead = AuditFolder.exists(folder.head)
        let head = try Self.trying(folder.head) { () throws(SystemError) in try OpenFile(folder.head, .update) }
        guard try Self.trying(folder.head, head.lock) else { throw .locked(folder.active) }
        do throws(AuditError) {
            try self.init(options, folder, head)
        } catch {
            if !hadHead { try? folder.remove(folder.head) }
            throw error
        }
    }

    private init(_ options: AuditOptions, _ folder: AuditFolder, _ head: OpenFile) throws(AuditError) {
        let keys = AuditKeys(options.keys)
        let headBytes = try Self.trying(folder.head) { () throws(SystemError) in
            try head.read(at: 0, count: 4 * AuditHead.lineLength)
        }
        let known = AuditHead.read(headBytes, keys: keys.all)
        guard known != nil || headBytes.isEmpty else {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it was changed, or made with another key"))
        }
        var doubts = AuditDoubts(options, keys)
        try doubts.look(at: known, folder)
        let isThere = AuditFolder.exists(folder.active)
        let end =
            try isThere
            ? Self.end(of: folder.active, known?.link, anchor: doubts.anchor)
            : Self.endBehindFullFiles(folder, known?.link, anchor: doubts.anchor)
        if known == nil, end.link.sequence > 0 {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it is missing, though there are events"))
        }
        try doubts.look(at: end, folder)
        let made =
            try isThere
            ? Self.repair(folder, end) : Self.begin(folder, end, options.write)
        file = made.file
        size = try Self.trying(folder.active, made.file.size)
        first = end.first
        link = made.link
        self.head = head
        headSlot = known.map { 1 - $0.slot } ?? 0
        needsNewHead = known.map { $0.keyIndex != (keys.current == nil ? nil : 0) } ?? false
        repairs = made.repair.map { [$0] } ?? []
        self.doubts = doubts.found
    }

    /// The file that grows from now on, and where it ends.
    private typealias Made = (file: OpenFile, link: AuditLink, repair: AuditRepair?)

    /// Creates the file of that name with its header; with `rename` it becomes the active one.
    static func begin(
        _ folder: AuditFolder, after link: AuditLink, _ write: WriteCall
    ) throws(SystemError) -> (file: OpenFile, size: Int, link: AuditLink) {
        try folder.remove(folder.next)
        let file = try OpenFile(folder.next, .create)
        let line = AuditLine.encode(AuditHeader(previous: link))
        try file.writeAll(line.bytes, through: write)
        try file.synchronise()
        return (file, line.bytes.count, line.link)
    }

    /// Where the active file begins that a crash kept from its name, or that nobody has made yet, behind the last full one.
    private static func endBehindFullFiles(
        _ folder: AuditFolder, _ head: AuditLink?, anchor: AuditLink?
    ) throws(AuditError) -> End {
        var end = AuditLink.origin
        if let last = try folder.segments().last { end = try self.end(of: last.path, nil).link }
        if AuditFolder.exists(folder.next) {
            let next = try trying(folder.next) { () throws(SystemError) in
                let file = try OpenFile(folder.next, .read)
                var reader = LineReader(file)
                return try reader.next()
            }
            var chain = AuditChain(from: end, anchor: anchor)
            if let next, next.isTerminated, (try? chain.begin(next.bytes)) != nil, let link = chain.link,
                head == nil || head == end || head == link
            {
                return End(
                    first: end.sequence + 1, link: link, hasAnchor: chain.isAnchorSeen || end == anchor,
                    isNextUsable: true)
            }
        }
        // Behind the last full file belongs a header whose hash the head knows as soon as it is there.
        guard (head ?? .origin) == end else {
            throw .damaged(
                AuditFault(file: folder.active, line: 1, kind: .truncated, message: "the file is missing"))
        }
        return End(first: end.sequence + 1, link: end, hasAnchor: end == anchor)
    }

    /// Gives the next file its name, or makes one.
    private static func begin(_ folder: AuditFolder, _ end: End, _ write: WriteCall) throws(AuditError) -> Made {
        try trying(folder.active) { () throws(SystemError) in
            let link = end.isNextUsable ? end.link : try begin(folder, after: end.link, write).link
            try folder.rename(folder.next, to: folder.active)
            try folder.synchronise()
            return (try OpenFile(folder.active, .append), link, nil)
        }
    }

    /// Puts right what a crash left: a next file that has no use, and a last line that is not whole.
    private static func repair(_ folder: AuditFolder, _ end: End) throws(AuditError) -> Made {
        try trying(folder.next) { () throws(SystemError) in try folder.remove(folder.next) }
        return try trying(folder.active) { () throws(SystemError) in
            let file = try OpenFile(folder.active, .append)
            guard let tail = end.tail else { return (file, end.link, nil) }
            return (file, end.link, try repair(tail, of: file, folder))
        }
    }

    private static func repair(
        _ tail: End.Tail, of file: OpenFile, _ folder: AuditFolder
    ) throws(SystemError) -> AuditRepair {
        if tail.isWhole {
            try file.writeAll([UInt8(ascii: "\n")])
            try file.synchronise()
            return .completed(event: tail.event)
        }
        let stamp = Timestamp.now.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        var path = "\(folder.active).torn-\(stamp)"
        var number = 1
        while AuditFolder.exists(path) {
            number += 1
            path = "\(folder.active).torn-\(stamp)-\(number)"
        }
        let aside = try OpenFile(path, .create)
        try aside.writeAll(tail.bytes)
        try aside.synchronise()
        try folder.synchronise()
        try file.truncate(to: tail.offset)
        try file.synchronise()
        return .movedAside(file: path, bytes: tail.bytes.count)
    }

    /// What following a file shows.
    struct End {
        /// What stands behind the last newline.
        struct Tail {
            var bytes: [UInt8]
            /// Where it begins in the file.
            var offset: Int
            /// The event whose line it is; 0 where it is none.
            var event: Int64

            /// Whether only the newline is missing.
            var isWhole: Bool { event > 0 }
        }

        /// The first event of the file, or the one that will be.
        var first: Int64
        var link: AuditLink
        /// Whether the place that somebody else knows is in it.
        var hasAnchor: Bool
        /// Whether the next file is whole and belongs there.
        var isNextUsable = false
        var tail: Tail?
    }

    /// Follows the chain of a file up to its last whole line.
    static func end(of path: String, _ head: AuditLink?, anchor: AuditLink? = nil) throws(AuditError) -> End {
        let file = try trying(path) { () throws(SystemError) in try OpenFile(path, .read) }
        let size = try trying(path, file.size)
        var reader = LineReader(file)
        var number = 1
        var chain = AuditChain(head: head, anchor: anchor)
        do throws(AuditChain.Break) {
            guard let line = try tryingBreak({ () throws(SystemError) in try reader.next() }) else {
                throw AuditChain.Break(.truncated, "the file is empty")
            }
            guard line.isTerminated else { throw AuditChain.Break(.torn, "the header is not whole") }
            let header = try chain.begin(line.bytes)
            var tail: End.Tail?
            while let line = try tryingBreak({ () throws(SystemError) in try reader.next() }) {
                number += 1
                if line.isTerminated {
                    _ = try chain.next(line.bytes)
                    continue
                }
                guard line.offset + line.bytes.count == size else {
                    throw AuditChain.Break(.form, "no line of an audit log")
                }
                let event = wholeEvent(line.bytes)
                if event != nil { _ = try chain.next(line.bytes) }
                tail = End.Tail(bytes: line.bytes, offset: line.offset, event: event ?? 0)
            }
            number += 1
            try chain.finish()
            return End(
                first: header.previous.sequence + 1, link: chain.link ?? header.previous, hasAnchor: chain.isAnchorSeen,
                tail: tail)
        } catch {
            throw .damaged(AuditFault(file: path, line: number, kind: error.kind, message: error.message))
        }
    }

    /// The number of an event whose line lacks nothing but its newline.
    private static func wholeEvent(_ line: [UInt8]) -> Int64? {
        guard let record = AuditRecord(line), let (covered, hash) = AuditLine.split(line),
            AuditHash(previous: record.previous, line: covered) == hash
        else { return nil }
        return record.sequence
    }

    private static func tryingBreak<Value>(
        _ body: () throws(SystemError) -> Value
    ) throws(AuditChain.Break) -> Value {
        do throws(SystemError) { return try body() } catch {
            throw AuditChain.Break(.form, "cannot be read: \(error)")
        }
    }

    static func trying<Value>(
        _ path: String, _ body: () throws(SystemError) -> Value
    ) throws(AuditError) -> Value {
        do throws(SystemError) { return try body() } catch { throw .unusable(path, why: error.description) }
    }
}
