import Testing

@testable import ProxyGuards

@Suite struct NormalizedTextTests {
    @Test(arguments: [
        ("Hello, World!", "hello, world!"), ("\u{FB01}x", "fix"), ("a\u{200D}b\u{FEFF}c\u{202E}d\u{E0041}e", "abcde"),
        ("\u{C9}", "\u{E9}"), ("e\u{301}", "\u{E9}"), ("\u{2460}\u{1D400}", "1a"), ("", ""), ("\u{1F600}", "\u{1F600}"),
    ])
    func form(text: String, expected: String) {
        #expect(NormalizedText.normalized(Array(text.utf8)) == Array(expected.utf8))
    }
}
