/// Tells of most names that no setting of a file has one: bits of their hashes, letters without case.
struct NameFilter: Hashable, Sendable {
    private var bits = [UInt64](repeating: 0, count: 64)

    init(_ roots: [Setting]) { for root in roots { add(root) } }

    private mutating func add(_ setting: Setting) {
        let bit = Self.bit(of: setting.name)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
        for child in setting.children { add(child) }
    }

    func mayHold(_ name: String) -> Bool {
        let bit = Self.bit(of: name)
        return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    private static func bit(of name: String) -> Int {
        let hash = hash(of: name)
        return Int((hash >> 20 ^ hash >> 8) & 0xFFF)
    }

    /// FNV-1a of the bytes.
    static func hash(of name: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte | 0x20)) &* 16_777_619 }
        return hash
    }
}
