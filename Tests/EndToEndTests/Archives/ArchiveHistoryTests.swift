import CArchive
import Foundation
import TestSupport
import Testing

/// Archives in a history.
@Suite struct ArchiveHistoryTests {
    private let first = Invented.github(910), second = Invented.github(911)

    private func jar(_ version: Int, _ members: SampleArchive.Member...) throws -> [UInt8] {
        let filler = (0..<20).map { number in
            SampleArchive.Member(
                "com/shop/Class\(number).class", Invented.text(2000, of: Array("abc \n".utf8), seed: number))
        }
        return try SampleArchive.zip.make(filler + [.init("version", "\(version)\n")] + members)
    }

    private func packed() async throws -> TestRepository {
        let repository = try await TestRepository()
        for version in 1...6 {
            let added: [SampleArchive.Member] =
                version == 3 || version == 4 ? [.init("app.conf", first.assigned())] : []
            try repository.write("lib/shop.jar", try added.isEmpty ? jar(version) : jar(version, added[0]))
            try repository.write("notes.txt", "\(version)\n")
            try await repository.commit("version \(version)")
        }
        let inner = try SampleArchive.tar(ARCHIVE_FILTER_GZIP).make(.init("x/.env", "TOKEN=\(second)\n"))
        try repository.write("all.zip", try SampleArchive.zip.make(.init("inner.tgz", inner)))
        try await repository.commit("all")
        try await repository.git("repack", "-qadf", "--window=50", "--depth=50")
        return repository
    }

    @Test func `A member's value names the commit that brought it in`() async throws {
        let repository = try await packed()
        let report = try await repository.scan(status: 1)
        #expect(report.complete, "\(report.shortfall)")
        #expect(report.paths == ["all.zip!inner.tgz!x/.env", "lib/shop.jar!app.conf"])
        let gone = try report.finding(of: first)
        #expect(gone.inHead == false)
        #expect(gone.commit == (try await repository.git("rev-parse", "HEAD~4")))
        #expect(try report.finding(of: second).inHead == true)
    }

    @Test func `Both engines report the same`() async throws {
        let repository = try await packed()
        try repository.write("bad.zip", Array(try jar(9).prefix(5000)))
        try await repository.commit("bad")
        let delta = try await repository.scan("git", "--jobs", "2", status: 1)
        let whole = try await repository.scan("git", "--engine", "whole", "--jobs", "1", status: 1)
        #expect(delta.findings == whole.findings && !delta.findings.isEmpty)
        #expect(delta.notScanned == whole.notScanned && !delta.complete)
    }

    @Test func `A range reports what it adds to an archive`() async throws {
        let repository = try await packed()
        let added = try await repository.scan("git", "--base", "HEAD~5", "--branch", "HEAD~3", status: 1)
        #expect(added.findings.map(\.secret) == [first])
        let kept = try await repository.scan("git", "--base", "HEAD~4", "--branch", "HEAD~3")
        #expect(kept.findings.isEmpty, "\(kept.paths)")
    }

    @Test func `A cache keeps no archive that was not looked into`() async throws {
        let repository = try await TestRepository()
        let whole = try jar(1, .init("app.conf", first.assigned()))
        try repository.write("bad.jar", Array(try jar(2).prefix(5000)))
        try repository.write("good.jar", try SampleArchive.zip.make(.init("in.zip", whole)))
        try await repository.commit()
        let cache = repository.folder.scratch()
        for _ in 0..<2 {
            let shallow = try await repository.scan("git", "--cache", cache, "--archive-depth", "1", status: 3)
            #expect(shallow.notScanned.count == 2, "\(shallow.shortfall)")
            let off = try await repository.scan("git", "--cache", cache, "--archive-depth", "0", status: 0)
            #expect(off.complete)
            let report = try await repository.scan("git", "--cache", cache, status: 1)
            #expect(report.paths == ["good.jar!in.zip!app.conf"] && report.notScanned.count == 1)
        }
    }
}
