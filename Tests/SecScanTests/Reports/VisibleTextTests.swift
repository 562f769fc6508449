import Testing

@testable import SecScan

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}]0;x\u{7}", "\\u{1b}]0;x\\u{7}"),
        ("\u{9B}31m", "\\u{9b}31m"), ("\u{202E}gpj.exe", "\\u{202e}gpj.exe"), ("a\u{200B}b", "a\\u{200b}b"),
        ("\u{E0041}", "\\u{e0041}"), ("größe 日本", "größe 日本"), ("\u{0}", "\\u{0}"), ("\r\n", "\\r\\n"),
    ])
    func whatActsOnATerminalIsSpelled(text: String, shown: String) {
        #expect(VisibleText.escaped(text) == shown)
    }

    @Test func widthCountsColumns() {
        #expect(VisibleText.width("abc") == 3)
        #expect(VisibleText.width("日本") == 4)
        #expect(VisibleText.width("e\u{301}") == 1)
    }

    @Test func clippingKeepsTheWidth() {
        #expect(VisibleText.clipped("abcdefghij", to: 8) == "abcde...")
        #expect(VisibleText.clippedFront("abcdefghij", to: 8) == "...fghij")
        #expect(VisibleText.clipped("abc", to: 3) == "abc")
        #expect(VisibleText.width(VisibleText.clipped("日本日本日本", to: 8)) <= 8)
    }

    @Test func wrappingBreaksAtBlanks() {
        #expect(VisibleText.wrapped("one two  three", to: 8) == ["one two", "three"])
        #expect(VisibleText.wrapped("", to: 8) == [])
    }
}
