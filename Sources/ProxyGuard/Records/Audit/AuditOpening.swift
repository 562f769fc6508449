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

    init(_ options: AuditOptions) throws(AuditError) {
        let keys = AuditKeys(options)
        let folder = AuditFolder(file: options.file)
        try folder.checkSafety()
        try AuditOwnership.check(folder)
        let headFile = try Self.trying(folder.head) { () throws(SystemError) in try OpenFile(folder.head, .update) }
        guard try Self.trying(folder.head, headFile.lock) else { throw .locked(folder.active) }
        let headBytes = try Self.trying(folder.head) { () throws(SystemError) in
            try headFile.read(at: 0, count: 4 * AuditHead.lineLength)
        }
        let known = AuditHead.read(headBytes, keys: keys.all)
        guard known != nil || headBytes.isEmpty else {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it was changed, or made with another key"))
        }
        var doubts = AuditDoubts(options, keys)
        try doubts.look(at: known, folder)
        if !AuditFolder.exists(folder.active) {
            try Self.prepare(folder, known?.link, options.write)
        } else {
            try Self.trying(folder.next) { () throws(SystemError) in try folder.remove(folder.next) }
        }
        let file = try Self.trying(folder.active) { () throws(SystemError) in try OpenFile(folder.active, .append) }
        let repair = try Self.trying(folder.active) { () throws(SystemError) in try Self.repairTail(of: file, folder) }
        let end = try Self.follow(file, folder, known?.link, anchor: doubts.anchor)
        if known == nil, end.link.sequence > 0 {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it is missing, though there are events"))
        }
        try doubts.look(at: end, folder)
        self.file = file
        size = try Self.trying(folder.active, file.size)
        first = end.first
        link = end.link
        head = headFile
        headSlot = known.map { 1 - $0.slot } ?? 0
        needsNewHead = known.map { $0.keyIndex != (keys.current == nil ? nil : 0) } ?? false
        repairs = repair.map { [$0] } ?? []
        self.doubts = doubts.found
    }

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

    /// Makes an active file: the next one that a crash kept from its name, or a new one behind the last full one.
    private static func prepare(_ folder: AuditFolder, _ head: AuditLink?, _ write: WriteCall) throws(AuditError) {
        var end = AuditLink.origin
        if let last = try folder.segments().last {
            let file = try trying(last.path) { () throws(SystemError) in try OpenFile(last.path, .read) }
            end = try follow(file, folder, nil).link
        }
        if AuditFolder.exists(folder.next) {
            let next = try trying(folder.next) { () throws(SystemError) in
                let file = try OpenFile(folder.next, .read)
                var reader = LineReader(file)
                return try reader.next()
            }
            var chain = AuditChain(from: end)
            if let next, next.isTerminated, (try? chain.begin(next.bytes)) != nil {
                return try trying(folder.active) { () throws(SystemError) in
                    try folder.rename(folder.next, to: folder.active)
                    try folder.synchronise()
                }
            }
        }
        // Behind the last full file belongs a header whose hash the head knows as soon as it is there.
        guard (head ?? .origin) == end else {
            throw .damaged(
                AuditFault(file: folder.active, line: 1, kind: .truncated, message: "the file is missing"))
        }
        try trying(folder.active) { () throws(SystemError) in
            _ = try begin(folder, after: end, write)
            try folder.rename(folder.next, to: folder.active)
            try folder.synchronise()
        }
    }

    /// Moves what stands behind the last newline to another file, unless it is a whole line.
    private static func repairTail(of file: OpenFile, _ folder: AuditFolder) throws(SystemError) -> AuditRepair? {
        let size = try file.size()
        let window = min(size, LineReader.maximumLength)
        let bytes = try file.read(at: size - window, count: window)
        let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let tail = Array(bytes[start...])
        guard !tail.isEmpty else { return nil }
        if let record = AuditRecord(tail), let (covered, hash) = AuditLine.split(tail),
            AuditHash(previous: record.previous, line: covered) == hash
        {
            try file.writeAll([UInt8(ascii: "\n")])
            try file.synchronise()
            return .completed(event: record.sequence)
        }
        let stamp = Timestamp.now.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
        var path = "\(folder.active).torn-\(stamp)"
        var number = 1
        while AuditFolder.exists(path) {
            number += 1
            path = "\(folder.active).torn-\(stamp)-\(number)"
        }
        let aside = try OpenFile(path, .create)
        try aside.writeAll(tail)
        try aside.synchronise()
        try folder.synchronise()
        try file.truncate(to: size - tail.count)
        try file.synchronise()
        return .movedAside(file: path, bytes: tail.count)
    }

    /// What following a file shows.
    struct End {
        /// The first event of the file, or the one that will be.
        var first: Int64
        var link: AuditLink
        /// Whether the place that somebody else knows is in it.
        var hasAnchor: Bool
    }

    /// Follows the chain of a file up to its last line.
    static func follow(
        _ file: OpenFile, _ folder: AuditFolder, _ head: AuditLink?, anchor: AuditLink? = nil
    ) throws(AuditError) -> End {
        var reader = LineReader(file)
        var number = 1
        var chain = AuditChain(head: head, anchor: anchor)
        do throws(AuditChain.Break) {
            guard let line = try tryingBreak({ () throws(SystemError) in try reader.next() }) else {
                throw AuditChain.Break(.truncated, "the file is empty")
            }
            let header = try chain.begin(line.bytes)
            while let line = try tryingBreak({ () throws(SystemError) in try reader.next() }) {
                number += 1
                guard line.isTerminated else { throw AuditChain.Break(.torn, "the last line is not whole") }
                _ = try chain.next(line.bytes)
            }
            number += 1
            try chain.finish()
            return End(
                first: header.previous.sequence + 1, link: chain.link ?? header.previous, hasAnchor: chain.isAnchorSeen)
        } catch {
            throw .damaged(AuditFault(file: file.path, line: number, kind: error.kind, message: error.message))
        }
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
