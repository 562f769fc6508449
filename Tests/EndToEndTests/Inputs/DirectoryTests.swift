import Foundation
import Testing

/// `secscan dir`: files and folders as they lie on disk.
@Suite struct DirectoryTests {
    private let token = Invented.github(700)

    private func scan(
        _ folder: TemporaryFolder, _ arguments: String..., status: Int32? = nil,
        location: SourceLocation = #_sourceLocation
    )
        async throws -> Report
    {
        try await Program.report(
            ["dir", "--show-secrets"] + arguments, in: folder, status: status, location: location)
    }

    @Test(arguments: [
        "a.conf", "a/b/c/d.py", ".hidden/x", "no-extension", "spaces in name/file name.txt", "ünï/cödé.txt",
        "a&<b>\"'.xml",
    ])
    func `A file is found whatever it is called`(_ path: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(path, token.assigned())
        let finding = try await scan(folder, status: 1).finding(of: token)
        #expect(finding.path == path)
        #expect(finding.commit == nil)
        #expect(finding.inHead == nil)
        #expect(finding.author == nil)
        #expect(finding.date == nil)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `Lines may end in any way`(_ ending: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", ["one", "two", "  token: \(token)", "four", ""].joined(separator: ending))
        let finding = try await scan(folder, status: 1).finding(of: token)
        #expect(finding.secret == token)
        #expect(finding.line == (ending == "\r" ? 1 : 3))
        if ending != "\r" { #expect(finding.column == 10) }
    }

    @Test func `A value at the very end of a line of ten million bytes`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("app.js", "var a=" + String(repeating: "x+", count: 5_000_000) + "\"\(token)\"")
        let output = try await Program.run(["dir", "--show-secrets", "--format", "json"], in: folder)
        let finding = try output.report().finding(of: token)
        #expect(finding.line == 1)
        #expect(finding.column == 10_000_008)
        #expect(output.text.utf8.count < 10_000)
    }

    @Test func `A value in a binary file`() async throws {
        let folder = try TemporaryFolder()
        let noise = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        try folder.write("program.bin", noise + [0] + Array(token.utf8) + [0] + noise)
        #expect(try await scan(folder, status: 1).finding(of: token).path == "program.bin")
    }

    @Test(arguments: [
        (String.Encoding.utf16LittleEndian, [UInt8]([0xFF, 0xFE])), (.utf16BigEndian, [0xFE, 0xFF]),
        (.utf8, [0xEF, 0xBB, 0xBF]),
    ])
    func `A value in a file with a byte order mark`(_ encoding: String.Encoding, _ mark: [UInt8]) async throws {
        let folder = try TemporaryFolder()
        let bytes = try #require("# a line\r\n\(token.assigned())".data(using: encoding))
        try folder.write("settings.ini", mark + [UInt8](bytes))
        let report = try await scan(folder)
        let finding = try report.finding(of: token)
        #expect(finding.line == 2)
        #expect(finding.column == 10)
    }

    @Test func `Several roots are told apart, one file is a root too`() async throws {
        let folder = try TemporaryFolder()
        let tokens = (701...703).map(Invented.github)
        try folder.write("one/a.conf", tokens[0].assigned())
        try folder.write("two/a.conf", tokens[1].assigned())
        try folder.write("three.conf", tokens[2].assigned())
        try folder.write("four/a.conf", token.assigned())
        let report = try await scan(folder, "one", "two/", "three.conf", status: 1)
        #expect(report.firstPaths == ["one/a.conf", "three.conf", "two/a.conf"])
        #expect(try await scan(folder, "three.conf", status: 1).firstPaths == ["three.conf"])
        #expect(try await scan(folder, "one", status: 1).firstPaths == ["a.conf"])
    }

    @Test func `Roots that overlap give a value's places once`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("one/a.conf", token.assigned())
        let finding = try await scan(folder, "one", "one", status: 1).finding(of: token)
        #expect(finding.occurrences.count == 1)
    }

    @Test func `A root that is missing is an error and nothing is called clean`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("one/a.conf", token.assigned())
        let output = try await Program.run(["dir", "one", "missing"], in: folder)
        #expect(output.status == 2)
        #expect(output.standardError.contains("missing"))
    }

    @Test func `Ignored files count, unless they are asked to be left out`() async throws {
        let repository = try await TestRepository()
        let ignored = Invented.github(704)
        let nested = Invented.github(705)
        try repository.write(".gitignore", "build/\n*.log\n!keep.log\n")
        try repository.write("build/out.conf", ignored.assigned())
        try repository.write("sub/.gitignore", "local.conf\n")
        try repository.write("sub/local.conf", nested.assigned())
        try repository.write("keep.log", token.assigned())
        #expect(try await repository.scan("dir", status: 1).findings.count == 3)
        #expect(try await repository.scan("dir", "--respect-gitignore", status: 1).findings.map(\.secret) == [token])
        #expect(try await repository.scan("dir", "--respect-gitignore", "sub", status: 0).findings.isEmpty)
    }

    @Test func `A file that is tracked counts though .gitignore names it`() async throws {
        let repository = try await TestRepository()
        try repository.write("forced.log", token.assigned())
        try await repository.commit()
        try repository.write(".gitignore", "*.log\n")
        let report = try await repository.scan("dir", "--respect-gitignore")
        #expect(report.has(token))
    }

    @Test func `The inside of .git is git's matter`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        try repository.write(".git/description", token.assigned())
        try repository.write("sub/.git/config", token.assigned())
        #expect(try await repository.scan("dir", status: 0).findings.isEmpty)
        #expect(try await repository.scan("dir", ".git", status: 1).has(token))
    }

    @Test func `An empty folder and an empty file are clean`() async throws {
        let folder = try TemporaryFolder()
        #expect(try await scan(folder, status: 0).complete)
        try folder.write("empty", "")
        let report = try await scan(folder, status: 0)
        #expect(report.complete)
        #expect(report.stats.files == 1)
    }

    @Test(arguments: [1, 2, 9])
    func `A value across the border between two pieces of a large file`(_ jobs: Int) async throws {
        let folder = try TemporaryFolder()
        let tokens = (710..<722).map(Invented.github)
        // Pieces are read in powers of two: put values around all of those up to 32 MB.
        var bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: 34 << 20)
        for (index, value) in tokens.enumerated() {
            let offset = (1 << (14 + index)) - 20
            bytes.replaceSubrange(offset..<offset + 40, with: Array(value.utf8))
        }
        try folder.write("large.txt", bytes)
        let report = try await scan(folder, "--jobs", String(jobs), status: 1)
        for value in tokens { #expect(report.has(value)) }
        #expect(report.findings.count == tokens.count)
    }
}
