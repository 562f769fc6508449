import Testing

@testable import SecScan

@Suite struct MarkupTextTests {
    @Test(arguments: [
        ("<a href=\"x\">&'", "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"), ("]]>", "]]&gt;"),
        ("\u{0}\u{1B}", "\\u{0}\\u{1b}"),
        ("\u{FFFE}", "\\u{fffe}"), ("\u{1FFFF}", "\\u{1ffff}"), ("a\nb", "a\nb"), ("\r", "&#13;"), ("ü😀", "ü😀"),
    ])
    func isFitForXML(text: String, escaped: String) {
        #expect(MarkupText.escaped(text) == escaped)
    }

    @Test func lineBreaksInAttributesAreReferences() {
        #expect(MarkupText.attribute("name", "a\n\tb") == " name=\"a&#10;&#9;b\"")
    }

    @Test(arguments: ["<a><b></a></b>", "<a", "<a>&</a>", "<a x=1>", "<a>", "<a>\u{1}</a>", "<a b=\"<\"/>"])
    func theCheckOfOurTestsFindsFaults(text: String) {
        #expect(XMLShape.problem(in: text) != nil)
    }
}
