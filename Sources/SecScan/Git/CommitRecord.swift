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
        var tree: ObjectID?
        var parents: [ObjectID] = []
        var author = ("", Int64(0))
        var committer = ("", Int64(0))
        var message: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let end = LineLocator.newline(in: bytes, from: index, to: bytes.count) ?? bytes.count
            let line = bytes[index..<end]
            if line.isEmpty {
                message += bytes[min(end + 1, bytes.count)...]
                break
            }
            if line.starts(with: "tree ".utf8) {
                tree = ObjectID(hexadecimal: String(decoding: line.dropFirst(5), as: UTF8.self))
            } else if line.starts(with: "parent ".utf8) {
                if let parent = ObjectID(hexadecimal: String(decoding: line.dropFirst(7), as: UTF8.self)) {
                    parents.append(parent)
                }
            } else if line.starts(with: "author ".utf8) {
                author = Self.identity(line.dropFirst(7))
            } else if line.starts(with: "committer ".utf8) {
                committer = Self.identity(line.dropFirst(10))
            } else {
                message += line
                message.append(0x0A)
            }
            index = end + 1
        }
        guard let tree else { return nil }
        self.id = id
        self.tree = tree
        self.parents = parents
        self.author = author.0
        self.committer = committer.0
        time = author.1
        committerTime = committer.1
        self.message = message
    }

    /// `Name <address> seconds zone`.
    private static func identity(_ line: Slice<UnsafeRawBufferPointer>) -> (String, Int64) {
        guard let close = line.lastIndex(of: UInt8(ascii: ">")) else {
            return (String(decoding: line, as: UTF8.self), 0)
        }
        let time = line[(close + 1)...].split(separator: 0x20).first.flatMap {
            Int64(String(decoding: $0, as: UTF8.self))
        }
        return (String(decoding: line[...close], as: UTF8.self), time ?? 0)
    }

    func commit(isReachable: Bool) -> Commit {
        Commit(id: id.description, author: author, time: time, isReachable: isReachable)
    }
}
