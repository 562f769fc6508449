import CArchive
import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct ArchiveScannerTests {
    private func scan(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) throws -> BlobResult {
        let context = ScanContext(rules: try Token.rules(), jobs: 1, archives: limits)
        let scanner = ArchiveScanner(context, BlobScanner(context.detector))
        return bytes.withUnsafeBytes { scanner.scan($0) }
    }

    private func members(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) throws -> [String?] {
        let result = try scan(bytes, limits)
        #expect(result.gaps == [])
        return result.findings.map(\.member)
    }

    private func gaps(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) throws -> [String] {
        try scan(bytes, limits).gaps.map { "\($0.member ?? "-"): \($0.reason)" }
    }

    private let secret = SampleArchive.Member("in/a.conf", "\n key \(Token.first)\n")
    private let filler = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }

    @Test func everyFormat() throws {
        for sample: SampleArchive in [.zip, .stored, .sevenZip, .tar, .cpio, .tar(ARCHIVE_FILTER_ZSTD)] {
            let result = try scan(try sample.make(.init("filler", filler), secret))
            #expect(result.findings.map(\.member) == ["in/a.conf"], "\(sample)")
            #expect(result.findings.map(\.span.line) == [2] && result.findings.map(\.span.column) == [6])
        }
        #expect(try members(try SampleArchive.stream(ARCHIVE_FILTER_XZ, Array(Token.first.utf8))) == [""])
        #expect(try members(Array("\(Token.first) is no archive".utf8)) == [nil])
    }

    /// A lead, a header without entries, and a compressed cpio.
    @Test(arguments: [ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD])
    func packages(_ filter: Int32) throws {
        let cpio = try SampleArchive.cpio.make(.init("filler", filler), secret)
        let lead = [0xED, 0xAB, 0xEE, 0xDB, 3, 0] + [UInt8](repeating: 0, count: 90)
        let header = [0x8E, 0xAD, 0xE8, 1] + [UInt8](repeating: 0, count: 12)
        let payload = try SampleArchive.stream(filter, cpio)
        #expect(try members(lead + header + payload, ArchiveLimits(depth: 1)) == ["in/a.conf"])
        #expect(try members(payload, ArchiveLimits(depth: 1)) == ["in/a.conf"])
    }

    @Test func nested() throws {
        let tar = try SampleArchive.tar(ARCHIVE_FILTER_GZIP).make(secret)
        let zip = try SampleArchive.stored.make(.init("b.tgz", tar))
        let outer = try SampleArchive.sevenZip.make(.init("lib/c.zip", zip), .init("d.conf", Token.second))
        #expect(try members(outer) == ["lib/c.zip!b.tgz!in/a.conf", "d.conf"])
        let twice = try SampleArchive.stream(ARCHIVE_FILTER_GZIP, try SampleArchive.stream(ARCHIVE_FILTER_BZIP2, zip))
        #expect(try members(twice) == ["!!b.tgz!in/a.conf"])
    }

    @Test func depth() throws {
        let inner = try SampleArchive.zip.make(secret)
        let outer = try SampleArchive.zip.make(.init("b.zip", inner), .init("c", Token.second))
        #expect(try members(outer, ArchiveLimits(depth: 2)) == ["b.zip!in/a.conf", "c"])
        let one = try scan(outer, ArchiveLimits(depth: 1))
        #expect(one.findings.map(\.member) == ["c"])
        #expect(one.gaps.map(\.member) == ["b.zip"] && one.gaps[0].reason.contains("--archive-depth"))
        #expect(try members(outer, ArchiveLimits(depth: 0)) == [])
        // A tar and what compresses it are one.
        #expect(
            try members(try SampleArchive.tar(ARCHIVE_FILTER_GZIP).make(secret), ArchiveLimits(depth: 1)) == [
                "in/a.conf"
            ])
        var deep = Array(Token.first.utf8)
        for _ in 0..<30 { deep = try SampleArchive.stream(ARCHIVE_FILTER_GZIP, deep) }
        #expect(try gaps(deep).count == 1)
        #expect(try members(deep, ArchiveLimits(depth: 30)).count == 1)
    }

    @Test func namesAndLinksAreText() throws {
        let tar = try SampleArchive.tar(ARCHIVE_FILTER_GZIP)
            .make(.init("x/\(Token.first)"), .init("l", link: "https://\(Token.second)@host"))
        #expect(try members(tar) == ["x/\(Token.first)", "l"])
    }

    /// What is in no member stands in the archive's own bytes.
    @Test func behindTheEnd() throws {
        let tar = try SampleArchive.tar.make(secret)
        #expect(try members(tar + Array(Token.second.utf8)) == [nil, "in/a.conf"])
        #expect(try members(tar + Array(Token.first.utf8)) == ["in/a.conf"])
    }

    @Test func encrypted() throws {
        let one = try SampleArchive.encrypted.make(secret)
        #expect(try gaps(one) == ["in/a.conf: it is encrypted"])
        let two = try SampleArchive.encrypted.make(secret, .init("b", "text"))
        #expect(try gaps(two) == ["-: 2 members are encrypted, the first is in/a.conf"])
    }

    /// The rest of a damaged archive, and of the one around it, is scanned.
    @Test func damaged() throws {
        let inner = try SampleArchive.zip.make(secret, .init("b", filler))
        let outer = try SampleArchive.stored.make(
            .init("b.zip", Array(inner[..<(inner.count / 2)])), .init("c", Token.second))
        let result = try scan(outer)
        #expect(result.findings.map(\.member) == ["b.zip!in/a.conf", "c"])
        #expect(result.gaps.map(\.member) == ["b.zip!b"] && result.gaps[0].reason.hasPrefix("it cannot be unpacked: "))
        var wrong = try SampleArchive.stored.make(secret, .init("c", Token.second))
        let place = try #require(wrong.firstRange(of: Array(" key ".utf8)))
        wrong[place.lowerBound + 1] ^= 1
        let changed = try scan(wrong)
        #expect(changed.findings.map(\.member) == ["in/a.conf", "c"])
        #expect(changed.gaps.map(\.member) == ["in/a.conf"])
    }

    @Test func caps() throws {
        let zip = try SampleArchive.zip.make((0..<9).map { .init("\($0)", [UInt8](repeating: 0, count: 100_000)) })
        #expect(
            try gaps(zip, ArchiveLimits(bytes: 250_000)) == [
                "2: not all of the archive was looked into: it unpacks to more than 250 kB; if you trust it, unpack it and scan the folder"
            ])
        #expect(try gaps(zip, ArchiveLimits(ratio: 10, freeBytes: 500_000)).map { $0.prefix(2) } == ["5:"])
        #expect(try gaps(zip, ArchiveLimits(members: 3)).map { $0.prefix(2) } == ["-:"])
        #expect(try gaps(zip, ArchiveLimits(members: 9)) == [])
        #expect(try gaps(zip, ArchiveLimits(time: .seconds(-1))).count == 1)
        // A cap ends the archives around it too.
        let outer = try SampleArchive.stored.make(.init("a.zip", zip), .init("b.zip", zip), .init("c", Token.first))
        let result = try scan(outer, ArchiveLimits(bytes: 250_000))
        #expect(result.gaps.map(\.member) == ["a.zip!2"] && result.findings.map(\.member) == [nil])
    }

    /// What cannot be held is read in pieces, and archives in it as streams; a zip in it cannot be.
    @Test func largeMembers() throws {
        let limits = ArchiveLimits(heldBytes: 8192)
        let large = filler + Array("\n\(Token.first)\n".utf8)
        let tar = try SampleArchive.tar.make(.init("filler", filler), .init("large", large), secret)
        #expect(try members(tar, limits) == ["large", "in/a.conf"])
        let zip = try SampleArchive.zip.make(.init("a.tar", tar), .init("b", Token.second))
        #expect(try members(zip, limits) == ["a.tar!large", "a.tar!in/a.conf", "b"])
        let outer = try SampleArchive.tar.make(
            .init("c.zip", try SampleArchive.stored.make(.init("large", large))), secret)
        let result = try scan(outer, limits)
        #expect(result.findings.map(\.member) == ["c.zip", "in/a.conf"])
        #expect(result.gaps.map(\.member) == ["c.zip"] && result.gaps[0].reason.contains("too large to be held"))
    }

    /// The second version costs only what is new.
    @Test func whatWasSeenIsNotScannedAgain() throws {
        let context = ScanContext(rules: try Token.rules(), jobs: 1)
        let scanner = ArchiveScanner(context, BlobScanner(context.detector))
        for (version, expected) in [("1", 100_001), ("2", 100_002), ("3", 100_003)] {
            let zip = try SampleArchive.zip.make(.init("filler", filler), .init("version", version), secret)
            let result = zip.withUnsafeBytes { scanner.scan($0) }
            #expect(result.findings.map(\.member) == ["in/a.conf"])
            #expect(scanner.searchedCount == expected + (Int(version) ?? 0) * secret.content.count)
        }
    }
}
