import Testing

@testable import ProxyStore

@Suite struct ComposedTextTests {
    @Test(arguments: [
        ("shop", "shop"), ("Cafe\u{301}", "Caf\u{E9}"), ("Caf\u{E9}", "Caf\u{E9}"), ("\u{1100}\u{1161}", "\u{AC00}"),
        // What only looks alike stays what it is.
        ("\u{FF53}hop", "\u{FF53}hop"), ("\u{455}hop", "\u{455}hop"),
    ])
    func composed(text: String, expected: String) {
        // Swift takes canonical equivalents for equal.
        #expect(Array(ComposedText.of(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
