import Testing

@testable import SecScan

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("", ""), ("größe 前", "größe 前"), ("<b a=\"x\">'&amp;", "&lt;b a=&quot;x&quot;&gt;&#39;&amp;amp;"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("\u{1B}[31m\u{0}\u{9B}", "\\u{1b}[31m\\u{0}\\u{9b}"),
        ("a\u{202E}gpj\u{2066}\u{200B}", "a\\u{202e}gpj\\u{2066}\\u{200b}"), ("\u{FEFF}\u{E000}", "\\u{feff}\\u{e000}"),
    ])
    func isOneLineOfText(text: String, expected: String) { #expect(HTMLText.line(text) == expected) }

    @Test(arguments: ["https", "http"])
    func addressesOfTheWebAreLinks(scheme: String) {
        let address = "\(scheme)://a.example/?a=1&b=\"x\""
        let escaped = "\(scheme)://a.example/?a=1&amp;b=&quot;x&quot;"
        #expect(HTMLText.link(address) == "<a href=\"\(escaped)\" rel=\"noopener noreferrer\">\(escaped)</a>")
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", " https://a", "ftp://a", "//a", "https:a", ""])
    func otherAddressesAreText(address: String) { #expect(HTMLText.link(address) == address) }

    @Test func markupInAddressesThatAreText() {
        #expect(HTMLText.link("javascript:'<b>'") == "javascript:&#39;&lt;b&gt;&#39;")
    }
}
