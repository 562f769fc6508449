import Settings
import SourceCode
import Testing

@testable import Checks

@Suite struct FileKindTests {
    @Test(arguments: [
        ("src/a.go", FileKind.code(.go)), ("a.TSX", .code(.javascript)), ("deploy/values.yaml", .settings(.yaml)),
        ("site.conf", nil), ("README.md", nil),
    ])
    func names(_ path: String, _ expected: FileKind?) {
        #expect(FileKind(path: path) == expected)
    }
}
