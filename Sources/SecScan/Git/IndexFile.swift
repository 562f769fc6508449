/// An index as it stands in its file, versions 2 to 4 (git's Documentation/gitformat-index), with the two extensions that libgit2 1.5
/// does not read: `link`, which shares entries with another file, and `sdir`, which lists folders outside of a sparse checkout whole.
struct IndexFile {
    struct Entry: Hashable {
        /// Bytes; empty in a split index where the entry replaces one of the shared file.
        var path: [UInt8]
        var id: ObjectID
        var mode: UInt32
        /// As in the file: assume-valid, extended, stage, length of the name.
        var flags: UInt16
        var extendedFlags: UInt16 = 0
        /// Creation and modification: seconds and nanoseconds.
        var times: [UInt32] = [0, 0, 0, 0]
        /// Device, inode, owner, group, size.
        var device: UInt32 = 0
        var inode: UInt32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
        var size: UInt32 = 0

        var isFolder: Bool { mode == 0o040000 }
        var stage: UInt16 { flags >> 12 & 3 }
    }

    /// What a split index says of the file that it shares.
    struct Link {
        /// All zeros: nothing is shared.
        var shared: ObjectID
        var deleted: [Int] = []
        var replaced: [Int] = []
    }

    struct Failure: Error, Hashable {
        var reason: String
    }

    static let skipsWorkTree: UInt16 = 1 << 14
    private static let isExtended: UInt16 = 1 << 14
    /// Longer names are nobody's; version 4 could claim terabytes of them.
    private static let longestPath = 4096
    /// An index of a million files is some 100 MB.
    static let sizeLimit = 1 << 30

    private(set) var entries: [Entry] = []
    private(set) var link: Link?

    /// Reads the file and, of a split index, the one that it shares.
    ///
    /// - Parameter folder: where shared indexes lie: the git directory.
    static func entries(of file: String, sharedIn folder: String) throws(Failure) -> [Entry] {
        let own = try IndexFile(load(file))
        guard let link = own.link, !link.shared.isZero else { return own.entries }
        let name = folder + "/sharedindex.\(link.shared)"
        let shared = try IndexFile(load(name))
        return try shared.entries(changedBy: own, link)
    }

    private static func load(_ file: String) throws(Failure) -> [UInt8] {
        do {
            return try FileBytes.load(file, limit: sizeLimit)
        } catch {
            throw Failure(reason: "\(file): \(error.reason)")
        }
    }

    /// - Throws: when the bytes are no index or were damaged.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count >= 32, bytes.starts(with: "DIRC".utf8) else { throw Failure(reason: "not an index") }
        try Self.verify(bytes)
        var reader = Reader(bytes: bytes[..<(bytes.count - 20)], position: 4)
        let version = try reader.number()
        guard (2...4).contains(version) else { throw Failure(reason: "version \(version) is not known") }
        let count = Int(try reader.number())
        guard count <= bytes.count / 62 else { throw Failure(reason: "it claims more entries than it has room for") }
        entries.reserveCapacity(count)
        for _ in 0..<count { entries.append(try reader.entry(version: version, previous: entries.last?.path ?? [])) }
        while reader.left > 8 {
            let name = try reader.take(4)
            let content = try reader.take(Int(try reader.number()))
            switch String(decoding: name, as: UTF8.self) {
            case "link": link = try Self.link(content)
            case "sdir": break
            // A name with a small letter stands for something that a reader must understand.
            case let other where name.first.map({ !(0x41...0x5A).contains($0) }) ?? true:
                throw Failure(reason: "its extension '\(other)' is not known")
            default: break
            }
        }
    }

    /// The hash at the end; zeros where git was told to leave it out.
    private static func verify(_ bytes: [UInt8]) throws(Failure) {
        let end = bytes.count - 20
        guard bytes[end...].contains(where: { $0 != 0 }) else { return }
        guard
            bytes.withUnsafeBytes({ ObjectID.sha1(UnsafeRawBufferPointer(rebasing: $0[..<end])) }) == id(bytes[end...])
        else {
            throw Failure(reason: "its content does not match its checksum")
        }
    }

    /// - Parameter bytes: twenty of them.
    private static func id(_ bytes: ArraySlice<UInt8>) -> ObjectID {
        bytes.withUnsafeBytes { $0.baseAddress.map { ObjectID($0) } ?? .zero }
    }

    private static func link(_ content: ArraySlice<UInt8>) throws(Failure) -> Link {
        guard content.count >= 20 else { throw Failure(reason: "its link to a shared index is cut short") }
        var link = Link(shared: id(content.prefix(20)))
        let rest = content.dropFirst(20)
        if rest.isEmpty { return link }
        guard let deleted = EWAHBitmap(rest, limit: sizeLimit / 62),
            let replaced = EWAHBitmap(rest.dropFirst(deleted.byteCount), limit: sizeLimit / 62)
        else { throw Failure(reason: "its link to a shared index is damaged") }
        link.deleted = deleted.positions
        link.replaced = replaced.positions
        return link
    }

    /// The shared entries with what a split index deletes, replaces and adds.
    private func entries(changedBy own: IndexFile, _ link: Link) throws(Failure) -> [Entry] {
        var merged: [Entry?] = entries
        guard link.replaced.count <= own.entries.count,
            (link.deleted + link.replaced).allSatisfy({ merged.indices.contains($0) })
        else { throw Failure(reason: "it does not fit the index that it shares") }
        for (entry, position) in zip(own.entries, link.replaced) {
            var entry = entry
            entry.path = entries[position].path
            merged[position] = entry
        }
        for position in link.deleted { merged[position] = nil }
        let all = merged.compactMap { $0 } + own.entries.dropFirst(link.replaced.count)
        return all.sorted { left, right in
            left.path == right.path ? left.stage < right.stage : left.path.lexicographicallyPrecedes(right.path)
        }
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>
        var position: Int

        var left: Int { bytes.endIndex - position }

        mutating func take(_ count: Int) throws(Failure) -> ArraySlice<UInt8> {
            guard count >= 0, count <= left else { throw Failure(reason: "it is cut short") }
            defer { position += count }
            return bytes[position..<(position + count)]
        }

        mutating func number() throws(Failure) -> UInt32 { try take(4).reduce(0) { $0 << 8 | UInt32($1) } }

        mutating func short() throws(Failure) -> UInt16 { try take(2).reduce(0) { $0 << 8 | UInt16($1) } }

        mutating func entry(version: UInt32, previous: [UInt8]) throws(Failure) -> Entry {
            let start = position
            let times = [try number(), try number(), try number(), try number()]
            let device = try number()
            let inode = try number()
            let mode = try number()
            let user = try number()
            let group = try number()
            let size = try number()
            let id = IndexFile.id(try take(20))
            var entry = Entry(
                path: [], id: id, mode: mode, flags: try short(), times: times, device: device, inode: inode,
                user: user, group: group, size: size)
            if entry.flags & IndexFile.isExtended != 0 { entry.extendedFlags = try short() }
            if version == 4 {
                let dropped = try offset()
                guard dropped <= previous.count else { throw Failure(reason: "an entry's name is damaged") }
                entry.path = previous.dropLast(dropped) + (try name())
            } else {
                entry.path = Array(try name())
                // One to eight zeros: the entry's length is a multiple of eight.
                let length = position - 1 - start
                _ = try take((length + 8) / 8 * 8 - length - 1)
            }
            guard entry.path.count <= IndexFile.longestPath else {
                throw Failure(reason: "an entry's name is too long")
            }
            return entry
        }

        /// Up to a zero, which is taken too.
        private mutating func name() throws(Failure) -> ArraySlice<UInt8> {
            guard let end = bytes[position...].firstIndex(of: 0) else { throw Failure(reason: "it is cut short") }
            defer { position = end + 1 }
            return bytes[position..<end]
        }

        /// A number in the encoding of pack offsets: seven bits a byte, the highest first, one added for each that follows.
        private mutating func offset() throws(Failure) -> Int {
            var value = 0
            while true {
                let byte = Int(try take(1).first ?? 0)
                value = value << 7 | byte & 0x7F
                if byte & 0x80 == 0 { return value }
                value += 1
                guard value < 1 << 32 else { throw Failure(reason: "an entry's name is damaged") }
            }
        }
    }
}
