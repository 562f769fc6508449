import Testing

@testable import ShellSyntax

@Suite("Bytes of shells")
struct ASCIITests {
    @Test("classes of bytes")
    func classes() {
        let all = (UInt8.min...UInt8.max)
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        #expect(text(all.filter(\.isSpecialParameter)) == "!#$*-?@")
        #expect(text(all.filter(\.endsWord)) == "\t\n &();<>|")
        #expect(all.count(where: \.isName) == 63 && all.count(where: \.isNameStart) == 53)
        #expect(all.compactMap(\.digit) == Array(0...9) + Array(10...15) + Array(10...15))
    }

    @Test("names", arguments: [("a_1", true), ("1a", false), ("", false), ("a-b", false)])
    func names(text: String, expected: Bool) {
        #expect(text.isShellName == expected)
    }
}
