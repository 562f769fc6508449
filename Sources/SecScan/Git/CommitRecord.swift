#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a commit object says. Parsed here because odd commits, which libgit2 refuses, are history all the same.
struct CommitRecord: Sendable {
    var id: ObjectID
    var tree: ObjectID
    var parents: [ObjectID]
    /// `Name <address>`.
    var author: String
    var committer: String
    /// Of the author, seconds since 1970.
    var time: Int64
    var committerTime: Int64
    /// Headers that are no part of the skeleton (`gpgsig`, `mergetag`, …) and the message, as bytes.
    var message: [UInt8]

    /// Nil when the commit is absent or damaged.
    init?(_ repository: borrowing Repository, _ id: ObjectID) {
        let parsed: CommitRecord?? = repository.withObject(id) { kind, bytes in
            kind == .commit ? CommitRecord(id: id, parsing: bytes) : nil
        }
        guard let record = parsed.flatMap({ $0 }) else { return nil }
        self = record
    }

    init?(id: ObjectID, parsing bytes: UnsafeRawBufferPointer) {
        let parts = CommitParts(bytes)
        guard let tree = parts.tree else { return nil }
        self.id = id
        self.tree = tree
        parents = parts.parents
        (author, time) = Self.identity(bytes[parts.author])
        (committer, committerTime) = Self.identity(bytes[parts.committer])
        message = parts.message(bytes)
    }

    /// `Name <address> seconds zone`.
    private static func identity(_ line: Slice<UnsafeRawBufferPointer>) -> (String, Int64) {
        let line = UnsafeRawBufferPointer(rebasing: line)
        guard let close = line.lastIndex(of: UInt8(ascii: ">")) else {
            return (String(decoding: line, as: UTF8.self), 0)
        }
        return (String(decoding: line[...close], as: UTF8.self), time(of: line))
    }

    /// The seconds in `Name <address> seconds zone`; 0 where there are none.
    static func time(of line: UnsafeRawBufferPointer) -> Int64 {
        guard let close = line.lastIndex(of: UInt8(ascii: ">")),
            let text = line[(close + 1)...].split(separator: 0x20, maxSplits: 1).first
        else { return 0 }
        return Int64(String(decoding: text, as: UTF8.self)) ?? 0
    }

    func commit(isReachable: Bool) -> Commit {
        Commit(id: id.description, author: author, time: time, isReachable: isReachable)
    }
}

/// Where the parts of a commit's content stand, nothing copied yet.
struct CommitParts {
    private(set) var tree: ObjectID?
    private(set) var parents: [ObjectID] = []
    /// Without `author `, with the time.
    private(set) var author = 0..<0
    private(set) var committer = 0..<0
    /// Lines of other headers.
    private var others: [Range<Int>] = []
    private var body = 0..<0

    init(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            let end = LineLocator.newline(in: bytes, from: index, to: bytes.count) ?? bytes.count
            let line = UnsafeRawBufferPointer(rebasing: bytes[index..<end])
            if line.isEmpty {
                body = min(end + 1, bytes.count)..<bytes.count
                break
            }
            if Self.begins(line, with: "tree ") {
                tree = ObjectID(digits: UnsafeRawBufferPointer(rebasing: line[5...]))
            } else if Self.begins(line, with: "parent ") {
                if let parent = ObjectID(digits: UnsafeRawBufferPointer(rebasing: line[7...])) {
                    parents.append(parent)
                }
            } else if Self.begins(line, with: "author ") {
                author = (index + 7)..<end
            } else if Self.begins(line, with: "committer ") {
                committer = (index + 10)..<end
            } else {
                others.append(index..<end)
            }
            index = end + 1
        }
    }

    private static func begins(_ line: UnsafeRawBufferPointer, with text: StaticString) -> Bool {
        guard line.count >= text.utf8CodeUnitCount, let start = line.baseAddress else { return false }
        return memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// The message alone, where there are no other headers in front of it.
    func plainMessage(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        others.isEmpty ? UnsafeRawBufferPointer(rebasing: bytes[body]) : nil
    }

    /// Headers that are no part of the skeleton, each on its line, and the message.
    func message(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var message: [UInt8] = []
        for line in others {
            message += bytes[line]
            message.append(0x0A)
        }
        return message + bytes[body]
    }
}
