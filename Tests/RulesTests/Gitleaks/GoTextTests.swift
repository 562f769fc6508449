import Testing

@testable import Rules

@Suite struct GoTextTests {
    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3, 0xA4, 0xC3], "ä\u{FFFD}"),
            ([0xE2, 0x82, 0x61], "\u{FFFD}\u{FFFD}a"),
            ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF0, 0x9F, 0x98, 0x80], "\u{1F600}"), ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([], ""),
            (Array("0123456789abcdef".utf8) + [0x80], "0123456789abcdef\u{FFFD}"),
        ] as [([UInt8], String)])
    func `a byte that is no part of a character is one`(bytes: [UInt8], expected: String) {
        bytes.withUnsafeBytes { original in
            let text = GoText(original)
            #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
        }
    }

    @Test func `offsets lead back`() {
        let bytes: [UInt8] = [0x61, 0xFF, 0xFE, 0x62]
        bytes.withUnsafeBytes { original in
            let text = GoText(original)
            #expect([0, 1, 4, 7, 8].map { text.original($0) } == [0, 1, 2, 3, 4])
            #expect(text.original(1..<7) == 1..<3)
        }
    }
}
