import TestSupport
import Testing

@testable import Rules

@Suite("SHA-256")
struct SHA256Tests {
    /// FIPS 180-4 examples; the digest is given in halves so that no line holds 64 hex digits.
    @Test(
        "published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb924", "27ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223", "b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039",
                "a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func published(text: String, first: String, second: String) {
        #expect(ReferenceEncoding.hex(SHA256.hash(text.utf8)) == first + second)
        #expect(ReferenceEncoding.hex(ReferenceSHA256.hash(Array(text.utf8))) == first + second)
    }

    @Test("a million letters")
    func million() {
        let digest = ReferenceEncoding.hex(SHA256.hash(repeatElement(UInt8(ascii: "a"), count: 1_000_000)))
        #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67" + "f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("equals the definition at every length around its block")
    func equalsDefinition() {
        var random = SeededGenerator(seed: 41)
        for length in [0, 1, 31, 32, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 200] {
            let bytes = random.bytes(length)
            #expect(SHA256.hash(bytes) == ReferenceSHA256.hash(bytes))
        }
    }

    struct Vector: Sendable {
        var key: [UInt8]
        var message: [UInt8]
        var code: String
    }

    /// RFC 4231, 4.2 to 4.8.
    private static let vectors: [Vector] = [
        Vector(
            key: Array(repeating: 0x0B, count: 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b" + "881dc200c9833da726e9376c2e32cff7"),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c7" + "5a003f089d2739839dec58b964ec3843"),
        Vector(
            key: Array(repeating: 0xAA, count: 20), message: Array(repeating: 0xDD, count: 50),
            code: "773ea91e36800e46854db8ebd09181a7" + "2959098b3ef8c122d9635514ced565fe"),
        Vector(
            key: Array(1...25), message: Array(repeating: 0xCD, count: 50),
            code: "82558a389a443c0ea4cc819899f2083a" + "85f0faa3e578f8077a2e3ff46729665b"),
        Vector(
            key: Array(repeating: 0x0C, count: 20), message: Array("Test With Truncation".utf8),
            code: "a3b6167473100ee06e0c796c2955552b"),
        Vector(
            key: Array(repeating: 0xAA, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f" + "8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            key: Array(repeating: 0xAA, count: 131),
            message: Array(
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
                    .utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944" + "bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test("the vectors of RFC 4231", arguments: vectors)
    func authenticationCode(vector: Vector) {
        #expect(
            ReferenceEncoding.hex(SHA256.authenticationCode(for: vector.message, key: vector.key)).hasPrefix(
                vector.code))
    }

    @Test("keys of the block's size and one more", arguments: [0, 63, 64, 65])
    func keySizes(count: Int) {
        let key = Array(repeating: UInt8(7), count: count)
        var block = count > 64 ? ReferenceSHA256.hash(key) : key
        block += Array(repeating: 0, count: 64 - block.count)
        let expected = ReferenceSHA256.hash(
            block.map { $0 ^ 0x5C } + ReferenceSHA256.hash(block.map { $0 ^ 0x36 } + [1, 2, 3]))
        #expect(SHA256.authenticationCode(for: [1, 2, 3], key: key) == expected)
    }
}
