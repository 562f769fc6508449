import TestSupport
import Testing

@testable import Rules

@Suite("Base64 and Base32")
struct BaseEncodingsTests {
    /// RFC 4648, 10.
    @Test(
        "published vectors",
        arguments: [
            ("", "", ""), ("f", "Zg==", "MY"), ("fo", "Zm8=", "MZXQ"), ("foo", "Zm9v", "MZXW6"),
            ("foob", "Zm9vYg==", "MZXW6YQ"),
            ("fooba", "Zm9vYmE=", "MZXW6YTB"), ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
        ])
    func published(text: String, base64: String, base32: String) {
        #expect(Base64.encode(Array(text.utf8)) == Array(base64.utf8))
        #expect(Base64.decode(Array(base64.utf8)) == Array(text.utf8))
        #expect(Base64.decode(Array(base64.utf8).filter { $0 != UInt8(ascii: "=") }) == Array(text.utf8))
        #expect(Base32.encode(Array(text.utf8)) == Array(base32.utf8))
    }

    @Test("round trip of any bytes, in both alphabets")
    func roundTrip() {
        var random = SeededGenerator(seed: 31)
        for length in 0...200 {
            let bytes = random.bytes(length)
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Base64.decode(Array(ReferenceEncoding.base64url(bytes).utf8)) == bytes)
            #expect(
                Base64.encode(bytes).filter { $0 != UInt8(ascii: "=") } == Array(ReferenceEncoding.base64(bytes).utf8))
            #expect(Base32.encode(bytes) == Array(ReferenceEncoding.base32(bytes).utf8))
        }
    }

    @Test(
        "what is no base64 is refused",
        arguments: ["A", "AAAAA", "AB C", "A=BC", "AB=C", "é", "AB*D", "\0\0\0\0", "AB\n"])
    func refused(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }

    @Test("values of base32 are those of the upper-case alphabet", arguments: 0...255 as ClosedRange<UInt8>)
    func base32Values(byte: UInt8) {
        #expect(Base32.value(of: byte).map(Int.init) == Alphabet.base32.bytes.firstIndex(of: byte))
    }
}
