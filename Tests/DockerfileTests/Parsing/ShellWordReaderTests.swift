import Testing

@testable import Dockerfile

@Suite("Shell words")
struct ShellWordReaderTests {
    @Test(
        "quotes and escapes hold words together",
        arguments: [
            ("a=b c=d", ["a=b", "c=d"]), ("a=\"b c\" d", ["a=\"b c\"", "d"]), ("a=b\\ c", ["a=b\\ c"]),
            ("a='b \\' c", ["a='b \\'", "c"]), ("a=\"b \\\" c\" d", ["a=\"b \\\" c\"", "d"]), ("a=\"b c", ["a=\"b c"]),
            ("a\\", ["a\\"]), ("", []), ("\"\" b", ["\"\"", "b"]),
        ] as [(String, [String])])
    func words(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let tokens = ShellWordReader(bytes: bytes, escape: .backslash).tokens(in: 0..<bytes.count)
        #expect(tokens.map { String(decoding: bytes[$0.span], as: UTF8.self) } == expected)
    }

    @Test(
        "the first equals sign is found, in quotes too",
        arguments: [("a=b=c", 1), ("\"a=b\"", 2), ("ab", nil), ("a\\=b", 2)])
    func equals(text: String, expected: Int?) {
        let bytes = Array(text.utf8)
        #expect(ShellWordReader(bytes: bytes, escape: .backslash).tokens(in: 0..<bytes.count).first?.equals == expected)
    }
}
