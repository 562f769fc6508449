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
        // The API keys in the tests of Google's own Firebase SDK for Android, which samples everywhere repeat.
        0xadbd_04e3_fe1b_6d49, 0x816c_d10f_db11_ead0, 0x6835_e0f2_8883_2a40, 0x8288_18f8_3325_7868,
        0x1211_3c2e_6979_f447, 0x6acb_d824_bd32_bbd4, 0x515c_b771_a423_8032, 0xe754_678e_a2b1_4ef1,
        0xe766_6dbb_286c_6c2e, 0x9091_4252_646b_3357, 0xdb94_22f1_dd33_2dcc, 0x9866_d16f_1ca5_7cce,
        0x99b2_7263_46a1_e92a,
    ]
}
