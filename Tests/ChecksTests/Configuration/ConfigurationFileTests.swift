import Settings
import SourceCode
import Testing

@testable import Checks

@Suite struct ConfigurationFileTests {
    @Test(arguments: [
        ("a.ts", true), ("a.conf", true), ("A.CFG", true), ("Caddyfile", true), (".env.prod", true), ("a.txt", false),
    ])
    func names(_ path: String, _ expected: Bool) {
        #expect((ConfigurationFile(path: path) != nil) == expected)
    }

    @Test(arguments: [
        ("a.TSX", "server {}", FileKind.code(.javascript)), ("a.yml", "server {}", .settings(.yaml)),
        ("a.conf", "server {\n  listen 80;\n}\n", .settings(.nginx)), ("a.conf", "words of any kind", nil),
        ("a.cfg", "[a]\nb = c\n", .settings(.ini)), ("site.conf", "server {\n  cors on;\n}\n", .settings(.nginx)),
    ])
    func kindsByNameOrContent(_ path: String, _ text: String, _ kind: FileKind?) throws {
        #expect(try #require(ConfigurationFile(path: path)).kind(Array(text.utf8)) == kind)
    }
}
