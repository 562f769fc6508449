/// Values that somebody published on purpose, in a manual or for an emulator, and that open nothing.
enum PublishedValue {
    static func contains(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count >= 32, value.count <= 256 else { return false }
        return marks.contains(mark(of: value))
    }

    /// FNV-1a, 64 bits: the values themselves would be findings here.
    private static func mark(of value: UnsafeRawBufferPointer) -> UInt64 {
        value.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static let marks: Set<UInt64> = [
        // The sample tokens of jwt.io.
        0x15f8_7945_422c_bea3, 0x2e23_80ac_3dc2_ea0b, 0x9aa6_3f3b_c699_17ad,
        // The account keys of the Azure storage and Cosmos DB emulators.
        0x3f9d_1c99_6e62_0b67, 0x9f19_20c6_cd48_4714,
    ]
}
