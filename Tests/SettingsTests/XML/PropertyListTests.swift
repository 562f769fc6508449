import Settings
import Testing

@Suite("PropertyList")
struct PropertyListTests {
    @Test(
        "values bear the names of the keys before them",
        arguments: [
            (
                "<plist version='1.0'><dict><key>A</key><true/><key>B</key><false/></dict></plist>",
                "{plist{A=!true, B=!false}}"
            ),
            (
                "<plist><dict><key>A</key><dict><key>B</key><array><string>x</string><integer>1</integer></array></dict></dict></plist>",
                "{plist{A{B[=x, =#1]}}}"
            ),
            ("<plist><array><dict><key>A</key><real>1.5</real></dict></array></plist>", "{plist[{A=#1.5}]}"),
            ("<plist><dict><key>A</key><key>B</key><string>x</string><true/></dict></plist>", "{plist{B=x}}"),
            ("<plist><dict/></plist>", "{plist{}}"), ("<plist/>", "{plist=}"),
            ("<other><dict><key>A</key><true/></dict></other>", "{other{dict{key=A, true=}}}"),
        ])
    func lists(text: String, expected: String) throws {
        #expect(try Outline.of(text, .xml) == expected)
    }

    @Test("a value of a tag stands where its name does")
    func places() throws {
        let list = "<plist><dict>\n<key>A</key>\n<«true»/>\n<key>B</key><string>x</string></dict></plist>"
        try expectValues("plist/A", list, .xml)
    }
}
