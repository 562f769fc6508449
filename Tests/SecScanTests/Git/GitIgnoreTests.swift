import Testing

@testable import SecScan

@Suite struct GitIgnoreTests {
    @Test(
        arguments: [
            ("a.log", false, true), ("d/a.log", false, true), ("a.txt", false, false), ("keep.log", false, false),
            ("tracked.log", false, false), ("build", true, true), ("build", false, false), ("held", true, false),
            ("d/inner.txt", false, true), ("inner.txt", false, false),
        ])
    func patterns(name: String, isDirectory: Bool, expected: Bool) throws {
        let folder = try TestFolder.repository()
        try folder.write(".gitignore", "*.log\n!keep.log\nbuild/\nheld/\n")
        try folder.write("d/.gitignore", "inner.txt\n")
        try folder.write("tracked.log", "a")
        try folder.write("held/a", "a")
        try folder.git("add", "-f", "tracked.log", "held/a")
        let ignore = try GitIgnore(around: folder.path("d"))
        #expect(ignore.ignores(Array(folder.path(name).utf8), isDirectory: isDirectory) == expected)
    }

    @Test(arguments: [
        (".env", false), ("open.env", true), ("tracked.env", false), ("d/.env", false), ("d/open.env", true),
    ])
    func whatIsLeftOpen(name: String, expected: Bool) throws {
        let folder = try TestFolder.repository()
        try folder.write(".gitignore", ".env\n")
        try folder.write("tracked.env", "A=1\n")
        try folder.write("d/x", "")
        try folder.git("add", "tracked.env")
        #expect(try GitIgnore(around: folder.path).leavesOpen(Array(folder.path(name).utf8)) == expected)
    }

    @Test func whatLiesElsewhere() throws {
        let folder = try TestFolder.repository()
        try folder.write(".gitignore", "*\n")
        let other = try TestFolder()
        #expect(try !GitIgnore(around: folder.path).ignores(Array(other.path("a").utf8), isDirectory: false))
        #expect(try !GitIgnore(around: folder.path).ignores(Array("a".utf8), isDirectory: false))
        #expect(try !GitIgnore(around: folder.path).leavesOpen(Array(other.path("a").utf8)))
        #expect(throws: ScanError.self) { try GitIgnore(around: other.path) }
        let bare = try TestFolder.repository("--bare")
        #expect(throws: ScanError.self) { try GitIgnore(around: bare.path) }
    }
}
