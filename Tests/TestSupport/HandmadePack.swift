/// A pack that is put together byte by byte, for what git itself would never write, and the indexes that go with it.
package struct HandmadePack {
    package enum Base {
        case none
        /// So many bytes before the object.
        case before(Int)
        case id([UInt8])
    }

    package struct Entry {
        package var id: [UInt8]
        package var offset: Int
    }

    package private(set) var entries: [Entry] = []
    private var body: [UInt8] = []

    package init() {}

    /// An id of twenty times the same byte.
    package static func id(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 20) }

    /// An id that differs for each number, in its first bytes already.
    package static func id(number: Int) -> [UInt8] {
        bigEndian(UInt64(number &* 0x9E37_79B9 & 0xFFFF_FFFF), 4) + id(0xC5).dropLast(8) + bigEndian(UInt64(number), 4)
    }

    package static func text(_ id: [UInt8]) -> String {
        id.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Where the next object begins.
    package var end: Int { 12 + body.count }

    /// Appends an object; a kind of 6 or 7 comes with a base.
    ///
    /// - Parameters:
    ///   - size: what its header claims; else the truth.
    ///   - stream: in place of the content as a stream.
    package mutating func add(
        _ id: [UInt8], kind: UInt8 = 3, base: Base = .none, _ content: [UInt8], claiming size: Int? = nil,
        stream: [UInt8]? = nil
    ) {
        entries.append(Entry(id: id, offset: end))
        body += Self.header(kind: kind, size: size ?? content.count)
        switch base {
        case .none: break
        case .before(let distance): body += Self.distance(distance)
        case .id(let id): body += id
        }
        body += stream ?? Self.stream(content)
    }

    /// Appends an object whose header is whatever bytes these are.
    package mutating func add(_ id: [UInt8], header: [UInt8], _ content: [UInt8]) {
        entries.append(Entry(id: id, offset: end))
        body += header + Self.stream(content)
    }

    /// A delta against the object that was added at `offset`.
    package mutating func add(_ id: [UInt8], onOffset offset: Int, _ delta: [UInt8]) {
        add(id, kind: 6, base: .before(end - offset), delta)
    }

    /// Gives another name to the object at `offset`.
    package mutating func add(_ id: [UInt8], at offset: Int) { entries.append(Entry(id: id, offset: offset)) }

    /// The trailer, which nobody reads, is zero.
    package var bytes: [UInt8] {
        Array("PACK".utf8) + Self.bigEndian(2, 4) + Self.bigEndian(UInt64(entries.count), 4) + body + Self.id(0)
    }

    // MARK: Parts

    package static func header(kind: UInt8, size: Int) -> [UInt8] {
        var rest = size >> 4
        var bytes = [kind << 4 | UInt8(size & 15)]
        while rest > 0 {
            bytes[bytes.count - 1] |= 0x80
            bytes.append(UInt8(rest & 0x7F))
            rest >>= 7
        }
        return bytes
    }

    package static func distance(_ distance: Int) -> [UInt8] {
        var bytes = [UInt8(distance & 0x7F)]
        var rest = distance >> 7
        while rest > 0 {
            rest -= 1
            bytes.insert(0x80 | UInt8(rest & 0x7F), at: 0)
            rest >>= 7
        }
        return bytes
    }

    /// A zlib stream that stores its content as it is.
    package static func stream(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let count = min(0xFFFF, content.count - start)
            let isLast: UInt8 = start + count == content.count ? 1 : 0
            let (low, high) = (UInt8(count & 255), UInt8(count >> 8))
            bytes += [isLast, low, high, ~low, ~high] + content[start..<(start + count)]
            start += count
        } while start < content.count
        var (one, two): (UInt64, UInt64) = (1, 0)
        for byte in content {
            one = (one + UInt64(byte)) % 65521
            two = (two + one) % 65521
        }
        return bytes + bigEndian(two << 16 | one, 4)
    }

    package static func number(_ value: Int) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }

    package static func copy(_ start: Int, _ count: Int) -> [UInt8] {
        [0xFF] + (0..<4).map { UInt8(start >> (8 * $0) & 255) } + (0..<3).map { UInt8(count >> (8 * $0) & 255) }
    }

    package static func insert(_ bytes: [UInt8]) -> [UInt8] { [UInt8(bytes.count)] + bytes }

    package static func delta(from base: Int, to count: Int, _ operations: [UInt8]...) -> [UInt8] {
        number(base) + number(count) + operations.joined()
    }

    package static func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    // MARK: Indexes

    /// Of the pack, version 2.
    package var index: [UInt8] {
        let sorted = entries.sorted { $0.id.lexicographicallyPrecedes($1.id) }
        var bytes: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]
        bytes += Self.fanOut(sorted.map(\.id))
        bytes += sorted.flatMap(\.id) + [UInt8](repeating: 0, count: 4 * sorted.count)
        bytes += sorted.flatMap { Self.bigEndian(UInt64($0.offset), 4) }
        return bytes + Self.id(0) + Self.id(0)
    }

    private static func fanOut(_ ids: [[UInt8]]) -> [UInt8] {
        var counts = [Int](repeating: 0, count: 256)
        for id in ids { counts[Int(id[0])] += 1 }
        var total = 0
        return counts.flatMap { count in
            total += count
            return bigEndian(UInt64(total), 4)
        }
    }

    /// An index over several packs.
    ///
    /// - Parameters:
    ///   - objects: in the order of the ids, each with the number of its pack and what stands for its offset.
    ///   - large: the table that such an offset of 2^31 and more points into.
    package static func multiPackIndex(
        _ names: [String], _ objects: [(id: [UInt8], pack: Int, offset: UInt64)], large: [UInt64] = []
    ) -> [UInt8] {
        var chunks: [(name: String, content: [UInt8])] = [
            ("PNAM", names.flatMap { Array($0.utf8) + [0] }), ("OIDF", fanOut(objects.map(\.id))),
            ("OIDL", objects.flatMap(\.id)),
            ("OOFF", objects.flatMap { bigEndian(UInt64($0.pack), 4) + bigEndian($0.offset, 4) }),
        ]
        if !large.isEmpty { chunks.append(("LOFF", large.flatMap { bigEndian($0, 8) })) }
        var bytes = Array("MIDX".utf8) + [1, 1, UInt8(chunks.count), 0] + bigEndian(UInt64(names.count), 4)
        var start = 12 + 12 * (chunks.count + 1)
        for (name, content) in chunks + [(name: "\0\0\0\0", content: [])] {
            bytes += Array(name.utf8) + bigEndian(UInt64(start), 8)
            start += content.count
        }
        return bytes + chunks.flatMap(\.content) + id(0)
    }
}
