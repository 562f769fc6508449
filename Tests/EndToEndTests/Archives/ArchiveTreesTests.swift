import CArchive
import Foundation
import TestSupport
import Testing

/// Archives in what is not a history.
@Suite struct ArchiveTreesTests {
    private let first = Invented.github(900), second = Invented.github(901), third = Invented.github(902)

    @Test func `Members of every kind of archive are named`() async throws {
        let folder = try TemporaryFolder()
        let member = SampleArchive.Member("in/app.conf", first.assigned())
        let kinds: [(String, SampleArchive)] = [
            ("a.zip", .zip), ("b.jar", .stored), ("c.7z", .sevenZip), ("d.tar", .tar),
            ("e.tar.gz", .tar(ARCHIVE_FILTER_GZIP)),
            ("f.tbz", .tar(ARCHIVE_FILTER_BZIP2)), ("g.txz", .tar(ARCHIVE_FILTER_XZ)),
            ("h.tzst", .tar(ARCHIVE_FILTER_ZSTD)),
            ("i.cpio", .cpio), ("no-suffix", .zip),
        ]
        for (name, kind) in kinds { try folder.write(name, try kind.make(member)) }
        try folder.write("j.sql.gz", try SampleArchive.stream(ARCHIVE_FILTER_GZIP, Array(first.assigned().utf8)))
        let report = try await Program.report(["dir", ".", "--show-secrets"], in: folder, status: 1)
        #expect(Set(report.paths) == Set(kinds.map { $0.0 + "!in/app.conf" } + ["j.sql.gz!j.sql"]))
        #expect(report.complete, "\(report.shortfall)")
        let finding = try report.finding(of: first)
        #expect(finding.line == 1 && finding.column == 10)
    }

    @Test func `Archives in archives`() async throws {
        let folder = try TemporaryFolder()
        let tar = try SampleArchive.tar(ARCHIVE_FILTER_GZIP).make(.init("x/.env", "TOKEN=\(first)\n"))
        try folder.write(
            "a.zip", try SampleArchive.zip.make(.init("b.tar.gz", tar), .init("c.conf", second.assigned())))
        let report = try await Program.report(["dir", ".", "--show-secrets"], in: folder, status: 1)
        #expect(report.paths == ["a.zip!b.tar.gz!x/.env", "a.zip!c.conf"])
        let one = try await Program.report(["dir", ".", "--archive-depth", "1"], in: folder, status: 1)
        #expect(one.paths == ["a.zip!c.conf"] && one.notScanned.map(\.what) == ["a.zip!b.tar.gz"])
        #expect(one.shortfall.contains("--archive-depth"))
        let none = try await Program.report(["dir", ".", "--archive-depth", "0"], in: folder, status: 0)
        #expect(none.findings.isEmpty && none.complete)
        let wrong = try await Program.run(["dir", ".", "--archive-depth", "33"], in: folder)
        #expect(wrong.status == 2 && wrong.standardError.contains("--archive-depth is 0 to 32"))
    }

    @Test func `Standard input may be an archive`() async throws {
        let folder = try TemporaryFolder()
        for (kind, name) in [(SampleArchive.zip, "a.zip"), (.tar(ARCHIVE_FILTER_GZIP), "a.tgz"), (.sevenZip, "stdin")] {
            let report = try await Program.report(
                ["stdin", "--path", name, "--show-secrets"], in: folder,
                input: try kind.make(.init("b.conf", first.assigned())), status: 1)
            #expect(report.paths == [name + "!b.conf"])
        }
    }

    @Test func `Staged and changed archives`() async throws {
        let repository = try await TestRepository()
        try repository.write("a.zip", try SampleArchive.zip.make(.init("old.conf", first.assigned())))
        try await repository.commit()
        try repository.write(
            "a.zip",
            try SampleArchive.zip.make(.init("old.conf", first.assigned()), .init("new.conf", second.assigned())))
        let changed = try await repository.scan("worktree", status: 1)
        #expect(changed.paths == ["a.zip!new.conf", "a.zip!old.conf"])
        try await repository.git("add", "a.zip")
        // What the last commit has in the same archive is not added by the next one.
        let staged = try await repository.scan("staged", status: 1)
        #expect(staged.paths == ["a.zip!new.conf"] && staged.has(second))
        #expect(try await repository.scan("staged", "--all", status: 1).paths == ["a.zip!new.conf", "a.zip!old.conf"])
    }

    @Test func `Nothing is hidden from a baseline or an allowed path`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", try SampleArchive.zip.make(.init("b.conf", first.assigned())))
        let made = try await Program.run(["baseline", "create", "--dir", "."], in: folder)
        #expect(made.status == 0, "\(made.standardError)")
        _ = try await Program.report(["dir", "."], in: folder, status: 0)
        try folder.write(
            "a.zip", try SampleArchive.zip.make(.init("b.conf", first.assigned()), .init("c.conf", third.assigned())))
        #expect(try await Program.report(["dir", "."], in: folder, status: 1).paths == ["a.zip!c.conf"])
    }
}
