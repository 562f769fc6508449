import Testing

@testable import Rules

@Suite("Secret")
struct SecretTests {
    private static let value = "Zq7Rk2Wm9Tx4Vb8N" + "c3Lp6Hd1Jf5Gs0Ya"

    /// Every way in which Swift turns a value into text.
    private static func printed(_ secret: Secret) -> [String] {
        var dumped = ""
        dump(secret, to: &dumped)
        var nested = ""
        dump(["key": (1, secret)], to: &nested)
        var children = ""
        func walk(_ mirror: Mirror) {
            for child in mirror.children {
                children += "\(child.label ?? "")=\(child.value);"
                walk(Mirror(reflecting: child.value))
            }
        }
        walk(Mirror(reflecting: secret))
        return [
            secret.description, secret.debugDescription, "\(secret)", String(describing: secret),
            String(reflecting: secret),
            "\([secret])", "\(Optional(secret) as Any)", dumped, nested, children,
        ]
    }

    @Test("no way of printing shows the value")
    func neverPrinted() {
        for text in Self.printed(Secret(Self.value.utf8)) {
            #expect(!text.contains(Self.value.dropFirst(4)))
            #expect(!text.contains(Self.value.dropFirst(4).prefix(4)), "\(text)")
            let codes = Array(Self.value.utf8)[4..<8].map(String.init).joined(separator: ", ")
            #expect(!text.contains(codes))
        }
    }

    @Test("shows at most an eighth and at most four bytes", arguments: 0...80)
    func redacted(count: Int) {
        let value = Array(repeating: Array(Self.value.utf8), count: 3).flatMap(\.self).prefix(count)
        let redacted = Secret(value).redacted
        let shown = zip(redacted.utf8, value).prefix { $0 == $1 }.count
        #expect(shown <= 4)
        #expect(shown * 8 <= count)
        #expect(count >= 16 || shown == 0)
        #expect(count < 32 || shown == 4)
        #expect(redacted.hasSuffix("***(\(count) bytes)"))
    }

    @Test(
        "bytes that a terminal would obey are not shown",
        arguments: [0x00, 0x07, 0x0A, 0x1B, 0x20, 0x7F, 0x80, 0xFF] as [UInt8])
    func controlBytes(byte: UInt8) {
        let redacted = Secret(Array(repeating: byte, count: 40)).redacted
        #expect(redacted == "????***(40 bytes)")
    }

    @Test("equal bytes are equal secrets, and the value comes back whole")
    func equality() {
        let bytes = Array(Self.value.utf8)
        #expect(Secret(bytes) == Secret(Self.value.utf8))
        #expect(Secret(bytes) != Secret(bytes.dropLast()))
        #expect(Secret(bytes).revealed == bytes)
    }
}
