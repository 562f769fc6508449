import Settings
import Testing

@Suite("XMLTree")
struct XMLTreeTests {
    @Test(
        "trees",
        arguments: [
            ("<a/>", "{a=}"), ("<a b='1' c=\"&lt;&#233;\"> d </a>", "{a=d{@b=1, @c=<é}}"),
            ("<?xml version='1.0'?>\n<a><!-- x --><b k='v'/><c>d<![CDATA[<e>]]></c></a>", "{a{b{@k=v}, c=d<e>}}"),
            ("<plist><dict><key>A</key><true/></dict></plist>", "{plist{A=!true}}"),
            (
                "<!DOCTYPE a PUBLIC \"x\" \"http://x.example/a.dtd\" [<!ENTITY e \"f\"><!ATTLIST a b CDATA \"c\">]><a>&e;</a>",
                "{a=f}"
            ),
            ("<n:a xmlns:n='u'><n:b/></n:a>", "{n:a{@xmlns:n=u, n:b=}}"), ("<a>x<b/>y</a>", "{a=xy{b=}}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .xml) == expected)
    }

    @Test("names, attributes and contents have their places")
    func places() throws {
        let config = """
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <!-- é -->
              <system.web><compilation debug=«"true"» targetFramework='4.8'
                /></system.web>
              <customHeaders>
                <add name="Access-Control-Allow-Origin" value = «'*'» />
              </customHeaders>
            </configuration>
            """
        try expectValues("configuration/system.web/compilation/@debug", config.replacing("«'*'»", with: "'*'"), .xml)
        try expectValues(
            "configuration/customHeaders/add/@value", config.replacing("«\"true\"»", with: "\"true\""), .xml)
        try expectValues("a/b", "<a><b>\n «é &amp; x»\n</b><b x=''>«»</b></a>", .xml)
        try expectValues("a", "<a>«<b>x</b> »</a>", .xml)
        try expectNames("**/b|@c", "<a><«b» «c»='' d=\"\"/><b/></a>".replacing("<b/>", with: "<«b»/>"), .xml)
    }

    @Test("UTF-16 is read")
    func wide() throws {
        let bytes = "\u{FEFF}<a b='é'>c</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Outline.of(SettingsFile(bytes, format: .xml).documents) == "{a=c{@b=é}}")
    }

    @Test(
        "encodings of one byte a character",
        arguments: [
            ("windows-1252", true), ("ISO-8859-15", true), ("KOI8-R", true), ("Shift_JIS", false), ("x", false),
        ])
    func encodings(name: String, isRead: Bool) throws {
        let bytes = Array("<?xml version='1.0' encoding='\(name)'?><a b='".utf8) + [0x80, 0xE9] + Array("'>*</a>".utf8)
        let documents = try? SettingsFile(bytes, format: .xml).documents
        #expect(documents.map { Outline.of($0) } == (isRead ? "{a=*{@b=\u{80}é}}" : nil))
    }

    @Test(
        "mistakes",
        arguments: [("", 1), ("<a>\n</b>", 2), ("<a>\n&none;</a>", 2), ("<a/>\n<b/>", 2), ("<a b=c/>", 1), ("x", 1)])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .xml)?.line == line)
    }

    @Test("entities of files are not read")
    func external() throws {
        let text = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"
        #expect(try Outline.of(text, .xml) == "{a=}")
    }

    @Test("entities stand for little")
    func expansion() {
        var text = "<!DOCTYPE a [<!ENTITY e0 \"0123456789\">"
        for level in 1...9 { text += "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">" }
        #expect(mistake(text + "]><a>&e9;</a>", .xml)?.message.isEmpty == false)
        #expect(mistake(text + "]><a b='&e9;'/>", .xml)?.message.isEmpty == false)
    }
}
