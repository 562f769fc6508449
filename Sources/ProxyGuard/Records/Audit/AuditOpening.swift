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
    let repairs: [AuditRepair]

    private let folder: AuditFolder

    init(_ options: AuditOptions) throws(AuditError) {
        let key = options.key?.revealed
        let folder = AuditFolder(file: options.file)
        try folder.checkSafety()
        let headFile = try Self.trying(folder.head) { () throws(SystemError) in try OpenFile(folder.head, .update) }
        guard try Self.trying(folder.head, headFile.lock) else { throw .locked(folder.active) }
        let headBytes = try Self.trying(folder.head) { () throws(SystemError) in
            try headFile.read(at: 0, count: 4 * AuditHead.lineLength)
        }
        let known = AuditHead.read(headBytes, key: key)
        guard known != nil || headBytes.isEmpty else {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it was changed, or made with another key"))
        }
        if !AuditFolder.exists(folder.active) {
            try Self.prepare(folder, known?.link, options.write)
        } else {
            try Self.trying(folder.next) { () throws(SystemError) in try folder.remove(folder.next) }
        }
        let file = try Self.trying(folder.active) { () throws(SystemError) in try OpenFile(folder.active, .append) }
        let repair = try Self.trying(folder.active) { () throws(SystemError) in try Self.repairTail(of: file, folder) }
        let end = try Self.follow(file, folder, known?.link)
        if known == nil, end.link.sequence > 0 {
            throw .damaged(
                AuditFault(
                    file: folder.head, line: 1, kind: .head, message: "it is missing, though there are events"))
        }
        self.folder = folder
        self.file = file
        size = try Self.trying(folder.active, file.size)
        first = end.first
        link = end.link
        head = headFile
        headSlot = known.map { 1 - $0.slot } ?? 0
        repairs = repair.map { [$0] } ?? []
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

    /// Follows the chain of a file, of a long one the end only, up to its last line.
    private static func follow(
        _ file: OpenFile, _ folder: AuditFolder, _ head: AuditLink?
    ) throws(AuditError) -> (first: Int64, link: AuditLink) {
        var reader = LineReader(file)
        var number = 1
        var chain = AuditChain(head: head)
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
            return (header.previous.sequence + 1, chain.link ?? header.previous)
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
