/// Tells of most names that no setting of a file has one: bits of their hashes, letters without case.
struct NameFilter: Hashable, Sendable {
    private var bits = [UInt64](repeating: 0, count: 64)

    init(_ roots: [Setting]) { for root in roots { add(root) } }

    private mutating func add(_ setting: Setting) {
        let bit = Self.bit(of: setting.nameHash)
        bits[bit >> 6] |= 1 << UInt64(bit & 63)
        for child in setting.children { add(child) }
    }

    /// - Parameter hash: that of a name.
    func mayHold(_ hash: UInt32) -> Bool {
        let bit = Self.bit(of: hash)
        return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    private static func bit(of hash: UInt32) -> Int { Int((hash >> 20 ^ hash >> 8) & 0xFFF) }

    /// FNV-1a of the bytes, the same for both cases of a letter.
    static func hash(of name: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte | 0x20)) &* 16_777_619 }
        return hash
    }
}
