import Testing

@testable import SecScan

@Suite struct MemberPathTests {
    private func text(_ names: String?..., archive: String = "lib/a.gz") -> String {
        var path = MemberPath.archive
        for name in names { path = path.member(name.map { Array($0.utf8) }, limit: 20) }
        return MemberPath.full(archive, path.text ?? "")
    }

    @Test func joined() {
        #expect(text("in/b.txt") == "lib/a.gz!in/b.txt")
        #expect(text("b.zip", "c", "d") == "lib/a.gz!b.zip!c!d")
        #expect(text("../../etc/passwd") == "lib/a.gz!../../etc/passwd")
        #expect(MemberPath.archive.text == nil)
    }

    @Test func whatIsInAStreamIsCalledAsItsFile() {
        #expect(text(nil) == "lib/a.gz!a")
        #expect(text(nil, "x") == "lib/a.gz!a!x")
        #expect(text(nil, nil, archive: "a.gz.xz") == "a.gz.xz!a.gz!a")
        #expect(text(nil, nil, "x", archive: "a.gz.xz") == "a.gz.xz!a.gz!a!x")
        #expect(text("in/b.SQL.bz2", nil) == "lib/a.gz!in/b.SQL.bz2!b.SQL")
        #expect(text(nil, archive: "a.tgz") == "a.tgz!a.tar")
        #expect(text(nil, archive: "backup") == "backup!data")
        #expect(text(nil, archive: ".gz") == ".gz!data")
    }

    @Test func oddNames() {
        #expect(text("") == "lib/a.gz!./")
        #expect(text("!b") == "lib/a.gz!./!b")
        #expect(text(nil, "!b") == "lib/a.gz!a!./!b")
        #expect(text("b", "!c") == "lib/a.gz!b!!c")
        #expect(text(String(repeating: "n", count: 30)) == "lib/a.gz!" + String(repeating: "n", count: 20) + "…")
    }

    @Test func asFolders() {
        #expect(MemberPath.asFolders("a.jar", "b.zip!package-lock.json") == "a.jar/b.zip/package-lock.json")
        #expect(PathClass(MemberPath.asFolders("a.jar", "package-lock.json")) == .generated)
    }
}
