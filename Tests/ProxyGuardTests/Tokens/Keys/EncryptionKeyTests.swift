import Foundation
import Rules
import Testing

@testable import ProxyTokens

@Suite("Encryption keys")
struct EncryptionKeyTests {
    private static let bytes = (0..<32 as Range<UInt8>).map { $0 &* 7 &+ 3 }

    @Test("the id is the beginning of the key's SHA-256")
    func id() throws {
        let key = try EncryptionKey(base64: Secret(Data(Self.bytes).base64EncodedString().utf8), number: 1)
        #expect(key.id == String(TokenHash(digest: SHA256.hash(Self.bytes)).hex.prefix(8)))
    }

    @Test("both alphabets, with padding and without")
    func alphabets() throws {
        let bytes = [0xFB, 0xFF, 0xBF] + Self.bytes.dropFirst(3)
        let text = Data(bytes).base64EncodedString()
        #expect(text.contains("+") && text.contains("/"))
        let other = text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        #expect(
            try EncryptionKey(base64: Secret(text.utf8), number: 1).id
                == EncryptionKey(base64: Secret(other.utf8), number: 1).id)
    }

    @Test("anything but 32 bytes is refused", arguments: [0, 1, 16, 31, 33, 64])
    func lengths(count: Int) {
        let text = Data((0..<count).map { UInt8($0) }).base64EncodedString()
        #expect(throws: KeyRingError.badKey(number: 2)) { try EncryptionKey(base64: Secret(text.utf8), number: 2) }
    }

    @Test("what is no base64 is refused", arguments: ["*", " ", "\n", "0x"])
    func form(extra: String) {
        let text = Data(Self.bytes).base64EncodedString() + extra
        #expect(throws: KeyRingError.badKey(number: 1)) { try EncryptionKey(base64: Secret(text.utf8), number: 1) }
    }

    @Test("one byte over and over is no key", arguments: [0, 0x61, 0xFF] as [UInt8])
    func weak(byte: UInt8) {
        let text = Data(repeating: byte, count: 32).base64EncodedString()
        #expect(throws: KeyRingError.weakKey(number: 3)) { try EncryptionKey(base64: Secret(text.utf8), number: 3) }
    }
}
