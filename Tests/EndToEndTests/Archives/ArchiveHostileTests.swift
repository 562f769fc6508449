import CArchive
import Foundation
import TestSupport
import Testing

/// Archives that lie, grow, or cannot be read.
@Suite struct ArchiveHostileTests {
    private let secret = Invented.github(920)

    private func report(_ archive: [UInt8], status: Int32, _ name: String = "a.zip") async throws -> Report {
        let folder = try TemporaryFolder()
        try folder.write(name, archive)
        let report = try await Program.report(["dir", ".", "--show-secrets"], in: folder, status: status)
        // Nothing was unpacked.
        #expect(try folder.names() == [name])
        return report
    }

    @Test func `Encrypted members are named`() async throws {
        let report = try await report(try SampleArchive.encrypted.make(.init("b.conf", secret.assigned())), status: 3)
        #expect(report.notScanned == [Report.Skipped(what: "a.zip!b.conf", reason: "it is encrypted")])
    }

    @Test(arguments: [ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_XZ])
    func `A damaged archive is named once`(_ filter: Int32) async throws {
        let filler = Invented.text(200_000, of: Array(0...255), seed: 1)
        let whole = try SampleArchive.tar(filter).make(.init("a", filler), .init("b.conf", secret.assigned()))
        let report = try await report(Array(whole[..<(whole.count / 2)]), status: 3, "a.tar")
        #expect(report.notScanned.count == 1, "\(report.shortfall)")
        #expect(report.shortfall.contains("a.tar"))
    }

    /// 10 MB of zeros in 64 members, in 64 archives: 40 GB.
    @Test func `A bomb is stopped, and said to be one`() async throws {
        let zeros = [UInt8](repeating: 0, count: 10_000_000)
        let inner = try SampleArchive.zip.make((0..<64).map { .init("\($0)", zeros) })
        let middle = try SampleArchive.zip.make((0..<64).map { .init("\($0).zip", inner) })
        let bomb = try SampleArchive.zip.make(.init("c.conf", secret.assigned()), .init("m.zip", middle))
        let report = try await report(bomb, status: 1)
        #expect(report.paths == ["a.zip!c.conf"])
        #expect(report.notScanned.count == 1 && report.shortfall.contains("256 times its size"))
        // What is searched stays in proportion: 16 MiB are free.
        #expect(report.stats.bytesScanned < 2 * (16 << 20) + 300 * bomb.count)
    }

    @Test func `An endless chain of streams ends`() async throws {
        var bytes = Array(secret.assigned().utf8)
        for _ in 0..<200 { bytes = try SampleArchive.stream(ARCHIVE_FILTER_GZIP, bytes) }
        let report = try await report(bytes, status: 3, "a.gz")
        #expect(report.notScanned.count == 1 && report.shortfall.contains("--archive-depth"))
    }

    @Test func `Too many members are told`() async throws {
        let members = [SampleArchive.Member("first.conf", secret.assigned())] + (0..<100_000).map { .init("d/\($0)") }
        let report = try await report(try SampleArchive.zip.make(members), status: 1)
        #expect(report.paths == ["a.zip!first.conf"])
        #expect(report.notScanned.count == 1 && report.shortfall.contains("100,000 members"))
    }

    @Test func `Names are text and nothing else`() async throws {
        let names = ["../../etc/passwd", "/etc/shadow", "\u{1B}[31mred\n", "a\\b", "-rf", "!", ""]
        let archive = try SampleArchive.tar.make(
            names.enumerated().map { .init($1.isEmpty ? "." : $1, Invented.github(930 + $0).assigned()) })
        let folder = try TemporaryFolder()
        try folder.write("a.tar", archive)
        let report = try await Program.report(["dir", "."], in: folder, status: 1)
        #expect(report.findings.count >= 6)
        #expect(report.paths.contains("a.tar!../../etc/passwd") && report.paths.contains("a.tar!/etc/shadow"))
        let text = try await Program.run(["dir", "."], in: folder)
        #expect(!text.text.contains("\u{1B}") && !text.text.contains("red\n\n"))
        #expect(try folder.names() == ["a.tar"])
    }

    @Test func `No other program runs`() async throws {
        let folder = try TemporaryFolder()
        for name in ["xz", "gzip", "bzip2", "zstd", "lz4", "lrzip", "grzip", "lzop", "unzip", "7z", "uudecode"] {
            try folder.write("../bin/\(name)", "#!/bin/sh\ntouch \(folder.marker)\n")
            folder.makeExecutable("../bin/\(name)")
        }
        let text = Array("text\n".utf8)
        for filter in [ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD] {
            try folder.write("\(filter)", try SampleArchive.stream(filter, text))
        }
        // lzop, lrzip, uuencode
        try folder.write("a", [0x89, 0x4C, 0x5A, 0x4F, 0, 0x0D, 0x0A, 0x1A, 0x0A] + text)
        try folder.write("b", Array("LRZI".utf8) + [0, 6] + text)
        try folder.write("c", "begin 644 a\n#86)C\n`\nend\n")
        _ = try await Program.report(["dir", "."], in: folder, status: 0)
        #expect(!FileManager.default.fileExists(atPath: folder.marker))
    }

    /// Any bytes at all, with the beginning of an archive.
    @Test func `Damage anywhere ends well`() async throws {
        let folder = try TemporaryFolder()
        let members = [
            SampleArchive.Member("a.conf", secret.assigned()),
            .init("b", Invented.text(3000, of: Array(0...255), seed: 2)),
        ]
        let kinds: [SampleArchive] = [.zip, .sevenZip, .tar, .cpio, .tar(ARCHIVE_FILTER_GZIP), .tar(ARCHIVE_FILTER_XZ)]
        for (number, kind) in kinds.enumerated() {
            let whole = try kind.make(members)
            for seed in 0..<40 {
                var bytes = whole
                for step in 0..<4 { bytes[(seed * 7919 + step * 104_729) % bytes.count] ^= UInt8(1 << (seed % 8)) }
                try folder.write("\(number)-\(seed)", bytes)
            }
        }
        let output = try await Program.run(["dir", ".", "--format", "json"], in: folder)
        #expect([0, 1, 3].contains(output.status), "\(output.standardError)")
    }
}
