/// Indexes of a handmade pack as git would write them, whatever the entries are.
struct HandmadeIndex {
    var entries: [HandmadePack.Entry]

    private var sorted: [HandmadePack.Entry] { entries.sorted { $0.id.lexicographicallyPrecedes($1.id) } }

    private static let trailer = [UInt8](repeating: 0, count: 40)

    private static func fanOut(_ entries: [HandmadePack.Entry]) -> [UInt8] {
        var counts = [Int](repeating: 0, count: 256)
        for entry in entries { counts[Int(entry.id[0])] += 1 }
        var total = 0
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        for count in counts {
            total += count
            withUnsafeBytes(of: UInt32(total).bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    var version1: [UInt8] {
        let entries = sorted
        return Self.fanOut(entries)
            + entries.flatMap { HandmadePack.bigEndian(UInt64($0.offset), 4) + $0.id } + Self.trailer
    }

    /// - Parameter large: every offset stands in the table for those of 2^31 and more.
    func version2(large: Bool) -> [UInt8] {
        let entries = sorted
        var bytes: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2] + Self.fanOut(entries)
        bytes += entries.flatMap(\.id) + [UInt8](repeating: 0, count: 4 * entries.count)
        for (slot, entry) in entries.enumerated() {
            bytes += HandmadePack.bigEndian(large ? 1 << 31 | UInt64(slot) : UInt64(entry.offset), 4)
        }
        if large { bytes += entries.flatMap { HandmadePack.bigEndian(UInt64($0.offset), 8) } }
        return bytes + Self.trailer
    }
}
