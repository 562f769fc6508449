internal import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Paths of COPY")
struct CopiedPathTests {
    @Test(
        "the whole context",
        arguments: [
            (".", true), ("./", true), ("/", true), ("*", true), ("./x/..", true), ("c:/", true), ("**", true),
            ("src", false), ("./src/", false), ("*.c", false), ("src/*", false),
        ])
    func everything(source: String, expected: Bool) {
        #expect(CopiedPath.isEverything(source) == expected)
    }

    @Test("paths are cleaned")
    func cleaning() {
        #expect(CopiedPath.absolute("a//b/./../c/") == "/a/c")
        #expect(CopiedPath.absolute("/..") == "/")
        #expect(CopiedPath.components("c:\\app\\x") == ["app", "x"])
    }

    @Test("what lies below a folder")
    func below() {
        #expect(CopiedPath.isAt("/proc", orBelow: "/proc"))
        #expect(CopiedPath.isAt("/proc/1", orBelow: "/proc"))
        #expect(!CopiedPath.isAt("/process", orBelow: "/proc"))
        #expect(CopiedPath.isAt("/etc", orBelow: "/"))
    }

    @Test("a relative path lies in the working directory")
    func relative() throws {
        let file = AuditedDockerfile(Array("FROM a\nWORKDIR /srv\nCOPY a b\nFROM a\nCOPY a b\n".utf8))
        let copies = file.instructions(.copy)
        #expect(CopiedPath.absolute("b", in: copies[0], of: file) == "/srv/b")
        #expect(CopiedPath.absolute("/b", in: copies[1], of: file) == "/b")
    }

    @Test("what comes from the context")
    func context() {
        let text = "FROM a\nARG X=y\nARG Z\nCOPY --from=b c /\nADD https://example.com/a $X $Z /\nONBUILD COPY . /\n"
        let file = AuditedDockerfile(Array(text.utf8))
        #expect(file.contextCopies.map { $0.sources.map(\.path) } == [["y"], ["."]])
    }
}
