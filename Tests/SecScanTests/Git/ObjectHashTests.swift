import Testing

@testable import SecScan

@Suite struct ObjectHashTests {
    /// FIPS 180 test vectors, and git's name of the empty blob.
    @Test(arguments: [
        ([""], "da39a3ee5e6b4b0d3255bfef95601890afd80709"), (["abc"], "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (["a", "", "bc"], "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (["blob 0\0"], "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
    ])
    func known(runs: [String], expected: String) {
        let bytes = runs.map { Array($0.utf8) }
        let hash =
            switch bytes.count {
            case 3:
                bytes[0].withUnsafeBytes { a in
                    bytes[1].withUnsafeBytes { b in bytes[2].withUnsafeBytes { ObjectID.sha1(a, b, $0) } }
                }
            default: bytes[0].withUnsafeBytes { ObjectID.sha1($0) }
            }
        #expect(hash.description == expected)
    }
}
