import Settings
import SourceCode
import Testing

@testable import Checks

@Suite struct FileKindTests {
    @Test(arguments: [
        ("src/a.go", "", FileKind.code(.go)), ("a.TSX", "", .code(.javascript)),
        ("deploy/values.yaml", "", .settings(.yaml)),
        ("site.conf", "server {\n  listen 80;\n}\n", .settings(.nginx)), ("a.cfg", "[a]\nb = c\n", .settings(.ini)),
        ("a.conf", "words of anybody\n", nil), ("README.md", "server {\n  listen 80;\n}\n", nil),
    ])
    func nameFirstThenContent(_ path: String, _ content: String, _ expected: FileKind?) {
        #expect(FileKind(path: path, content: Array(content.utf8)) == expected)
    }
}
