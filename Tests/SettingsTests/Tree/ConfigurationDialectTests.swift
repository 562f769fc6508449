import Testing

@testable import Settings

@Suite("ConfigurationDialect")
struct ConfigurationDialectTests {
    @Test(
        "by what stands in a file",
        arguments: [
            ("# x\nserver {\n    listen 80;\n}\n", .nginx), ("upstream a {\n  server b;\n}\n", .nginx),
            ("<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n", .apache), ("Header set X y\n", .apache),
            ("; x\n[a]\nb = c\n", .ini), ("a.b = c\n", .ini),
            ("global\n  log x\ndefaults\n  mode http\nfrontend a\n  bind :80\n", .haproxy),
            (
                "defaults\n  timeout connect 5s\n  timeout client 1m\n  timeout server 1m\nlisten a\n  listen b\n"
                    + "  timeout x\n  option y\n", .haproxy
            ),
            ("Listen 80\nTimeout 60\n", .apache), ("", nil), ("some text\nof a letter\n", nil), ("# only\n", nil),
        ] as [(String, SettingsFormat?)])
    func formats(text: String, expected: SettingsFormat?) {
        #expect(ConfigurationDialect.format(of: Array(text.utf8)) == expected)
        #expect(SettingsFormat(path: "a/x.conf", content: Array(text.utf8)) == expected)
        #expect(SettingsFormat(path: "a/x.txt", content: Array(text.utf8)) == nil)
    }
}
