import Settings
import Testing

@Suite("ApacheReader")
struct ApacheReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"), ("# x\nServerName a.example\nListen 80 https\n", "{ServerName=a.example, Listen=80 https}"),
            (
                "<VirtualHost *:80>\n  <Directory \"/a b\">\n    Options -Indexes +X\n  </Directory>\n</VirtualHost>\nA b\n",
                "{VirtualHost(*:80){Directory(/a b){Options=-Indexes +X}}, A=b}"
            ),
            ("Header set A \"b \\\"c\\\"\" \\\n  env=D\n", "{Header=set A b \"c\" env=D}"),
            ("Header \"a \\\r\n  b\"\r\nX y\r\n", "{Header=a   b, X=y}"), ("</IfModule>\nA b\n", "{A=b}"),
            ("<IfModule a>\n<Files b>\n</ifmodule>\nA b\n", "{IfModule(a){Files(b){}}, A=b}"),
            ("<É>\n<b>\n</B>\n</é>\nA b\n", "{É{b{}, A=b}}"),
            ("<If \"%{X} > 1\">\nA b\n", "{If(%{X} > 1){A=b}}"),
            ("RewriteRule ^(.*)$ 'x y' [L]\n", "{RewriteRule=^(.*)$ x y [L]}"), ("A \"open\n", "{A=open}"),
            ("<>\n<\nA\n", "{A=}"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .apache) == expected)
    }

    @Test("arguments have their places")
    func places() throws {
        try expectValues(
            "(?i)**/header",
            "<IfModule mod_headers.c> # é\n  Header «set Access-Control-Allow-Origin \"*\"»\n</IfModule>\nheader «a \\\n  'b'»\r\n",
            .apache)
        try expectValues(
            "VirtualHost|Directory",
            "<VirtualHost «*:80»>\n</VirtualHost>\n< Directory «\"/a b\" »>\n".replacing(" »", with: "»"), .apache)
    }

    @Test("ends without beginning are told from long names of sections by their length")
    func ends() throws {
        let count = SettingsFile.depthLimit - 2
        let name = String(repeating: "É", count: 1000)
        let text =
            (0..<count).map { "<\(name)\($0)>\n" }.joined() + String(repeating: "</a>\n", count: 2000) + "B c\n"
        var setting = try #require(try SettingsFile(Array(text.utf8), format: .apache).documents.first)
        for _ in 0..<count { setting = try #require(setting.children.first) }
        #expect(Outline.of(setting.children) == "B=c")
    }

    @Test("nesting is bounded")
    func depth() {
        #expect(mistake(String(repeating: "<A b>\n", count: 100_000), .apache)?.message.contains("levels") == true)
    }
}
