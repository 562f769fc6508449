import Checks
import Testing

@testable import SecScan

@Suite struct ShellCheckProgramTests {
    /// A program of this name that does what `script` says, as long as the folder is there.
    private static func program(_ script: String, in folder: TestFolder) throws -> ShellCheckProgram {
        try folder.writeProgram("shellcheck", "#!/bin/sh\n\(script)\n")
        return try ShellCheckProgram(searchPath: "relative:/nowhere:\(folder.path)")
    }

    @Test func `What it writes are comments`() throws {
        let folder = try TestFolder()
        let program = try Self.program(
            """
            [ "$*" = "--norc --format=json1 --exclude=SC1090,SC1091,SC2187 -" ] || exit 4
            read -r first
            echo '{"comments":[{"file":"-","line":2,"endLine":3,"column":4,"endColumn":5,"level":"style","code":2006,'
            echo '"message":"'"$first"'","fix":null}]}'
            exit 1
            """, in: folder)
        let comments = program.comments(on: [Array("one\n".utf8), Array("two\n".utf8)], in: "Dockerfile")
        #expect(comments.map { $0.map(\.message) } == [["one"], ["two"]])
        #expect(
            comments[0] == [
                ShellCheckComment(
                    line: 2, endLine: 3, column: 4, endColumn: 5, level: .style, code: 2006, message: "one")
            ])
        #expect(program.notScanned.isEmpty)
        withExtendedLifetime(folder) {}
    }

    @Test(arguments: [
        ("echo no such option >&2; exit 4", "shellcheck: it ended with status 4: no such option"),
        ("exit 2", "shellcheck: it ended with status 2"),
        ("kill -9 $$", "shellcheck: a signal ended it"),
        ("echo '[]'", "shellcheck: what it wrote cannot be read: version 0.8 or later is needed"),
    ])
    func failures(script: String, reason: String) throws {
        let folder = try TestFolder()
        let program = try Self.program(script, in: folder)
        #expect(program.comments(on: [Array("x".utf8)], in: "a/Dockerfile") == [[]])
        #expect(program.notScanned == [NotScanned(what: "a/Dockerfile", reason: reason)])
        withExtendedLifetime(folder) {}
    }

    @Test func `Folders that are not absolute do not count, and what is no program does not`() throws {
        let folder = try TestFolder()
        try folder.write("shellcheck", "#!/bin/sh\n")
        for path in ["", ".", folder.path] {
            #expect(throws: ScanError.self) { try ShellCheckProgram(searchPath: path) }
        }
    }
}
