import CArchive
import Foundation
import TestSupport
import Testing

@testable import SecScan

@Suite struct ArchiveReaderTests {
    /// Members and their contents; a problem ends it.
    private func read(_ bytes: [UInt8], as format: ArchiveFormat? = nil, limits: ArchiveLimits = ArchiveLimits()) throws
        -> [(member: ArchiveMember, content: [UInt8])]
    {
        try bytes.withUnsafeBytes { bytes in
            let format = try #require(format ?? ArchiveFormat(whole: bytes))
            var reader = try ArchiveReader(ArchiveSource(bytes), format, limits)
            var members: [(member: ArchiveMember, content: [UInt8])] = []
            while let member = try reader.next() {
                var content: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 1000)
                while !member.isEncrypted {
                    let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
                    if count == 0 { break }
                    content += buffer[..<count]
                }
                members.append((member, content))
            }
            #expect(try reader.next() == nil)
            return members
        }
    }

    private static let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }

    @Test func everyFormat() throws {
        let samples: [SampleArchive] = [.zip, .stored, .sevenZip, .tar, .cpio]
        for sample in samples {
            let archive = try sample.make(.init("in/a", Self.content), .init("b", "text"), .init("empty"))
            let members = try read(archive)
            #expect(
                members.map { $0.member.name.map { String(decoding: $0, as: UTF8.self) } } == ["in/a", "b", "empty"])
            #expect(members.map(\.content) == [Self.content, Array("text".utf8), []])
            #expect(members.allSatisfy { $0.member.kind == .file && !$0.member.isEncrypted })
        }
        let ar = try read(try SampleArchive.ar.make(.init("a.txt", Self.content)))
        #expect(ar.map(\.content) == [Self.content])
    }

    @Test(arguments: [ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD])
    func streamsHaveOneMemberWithoutName(_ filter: Int32) throws {
        let members = try read(try SampleArchive.stream(filter, Self.content))
        #expect(members.map(\.member) == [ArchiveMember(name: nil, kind: .file, isEncrypted: false)])
        #expect(members.map(\.content) == [Self.content])
        // Zeros at a start are not an empty tar, what was compressed twice is unpacked once.
        let zeros = [UInt8](repeating: 0, count: 2000) + [1]
        #expect(try read(try SampleArchive.stream(filter, zeros)).map(\.content) == [zeros])
        let inner = try SampleArchive.stream(filter, [1, 2])
        #expect(try read(try SampleArchive.stream(filter, inner)).map(\.content) == [inner])
        #expect(try read(try SampleArchive.stream(filter, [])).map(\.content) == [])
    }

    @Test func names() throws {
        let name = Array("s\u{FC}d/\u{30A2}.txt".utf8)
        for sample: SampleArchive in [.zip, .tar, .sevenZip] {
            let archive = try UTF8Names.using {
                Result { try sample.make(.init(String(decoding: name, as: UTF8.self))) }
            }
            .get()
            #expect(try read(archive).map(\.member.name) == [name])
        }
        // Bytes that are no UTF-8 stay as they are.
        var broken = SampleArchive.Member("")
        broken.name = [0x61, 0xFF, 0x0A, 0x62]
        #expect(try read(try SampleArchive.zip.make(broken)).map(\.member.name) == [broken.name])
    }

    @Test func links() throws {
        let members = try read(try SampleArchive.tar.make(.init("a", link: "../../etc/passwd")))
        #expect(members.map(\.member.kind) == [.link(target: Array("../../etc/passwd".utf8))])
    }

    @Test func encryption() throws {
        let members = try read(try SampleArchive.encrypted.make(.init("a", "text")))
        #expect(members.map(\.member.isEncrypted) == [true])
    }

    @Test func damage() throws {
        let zip = try SampleArchive.zip.make(.init("a", Self.content))
        var bad = zip
        for place in 500..<600 { bad[place] ^= 0x55 }
        #expect(throws: ArchiveProblem.self) { try read(bad) }
        for sample: SampleArchive in [.tar, .tar(ARCHIVE_FILTER_GZIP), .tar(ARCHIVE_FILTER_XZ), .sevenZip] {
            let whole = try sample.make(.init("a", Self.content), .init("b", Self.content))
            let problem = #expect(throws: ArchiveProblem.self) { try read(Array(whole[..<(whole.count / 2)])) }
            #expect(problem?.reason.isEmpty == false && problem?.extent != .everything)
        }
        // Shorter than what the reader gives out at a time.
        let short = try SampleArchive.stream(ARCHIVE_FILTER_GZIP, Array("a text".utf8))
        #expect(throws: ArchiveProblem.damage("truncated gzip input", .archive)) { try read(Array(short.dropLast(9))) }
    }

    /// libarchive knows none of it, and must not be asked for more.
    @Test func whatCannotBeOpened() throws {
        let script = Array("#!/bin/sh\nPK".utf8) + [5, 6] + [UInt8](repeating: 0xFF, count: 18)
        let problem = #expect(throws: ArchiveProblem.self) { try read(script, as: .zip) }
        #expect(problem?.extent == .archive)
        for format in ArchiveFormat.allCases {
            _ = try? read(script, as: format)
            _ = try? read([], as: format)
        }
    }

    /// Without its table of contents a zip with more members than are looked at is read all the same.
    @Test func manyMembers() throws {
        let zip = try SampleArchive.zip.make((0..<20).map { .init("\($0)", "text \($0)") })
        #expect(try read(zip, limits: ArchiveLimits(members: 5)).count == 20)
    }

    /// A name of 400 MB would be held.
    @Test func headersAreShort() throws {
        let member = try SampleArchive.cpio.make(.init("a", "text"))
        var endless = Array(member[..<94]) + Array("17D78400".utf8) + Array(member[102...])
        endless += [UInt8](repeating: 0x61, count: 1000)
        var given = 0
        let source = ArchiveSource { [endless] buffer throws(ArchiveProblem) in
            let count = min(buffer.count, 10_000)
            for place in 0..<count { buffer[place] = given + place < endless.count ? endless[given + place] : 0x61 }
            given += count
            return count
        }
        var reader = try ArchiveReader(source, .cpio, ArchiveLimits())
        let problem = #expect(throws: ArchiveProblem.self) { try reader.next() }
        #expect(problem == .damage("a header is too large", .archive))
        #expect(given < 20 << 20)
    }

    @Test func holesAreShort() throws {
        // A GNU tar's sparse member: 1 TB, of which the last 512 bytes are there.
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ offset: Int) {
            header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
        }
        put("hole", 0)
        put("0000644", 100)
        put("0000000", 108)
        put("0000000", 116)
        put("00000001000", 124)
        put("00000000000", 136)
        put("S", 156)
        put("ustar  ", 257)
        put("16432451210000"[...].prefix(11).description, 386)
        put("00000001000", 398)
        put("77777777777", 483)
        for place in 148..<156 { header[place] = 0x20 }
        let sum = header.reduce(0) { $0 + Int($1) }
        put(String(repeating: "0", count: 6 - String(sum, radix: 8).count) + String(sum, radix: 8) + "\0", 148)
        let data = [UInt8](repeating: 0x78, count: 512)
        let members = try read(header + data + [UInt8](repeating: 0, count: 1024), as: .tar)
        let content = try #require(members.first?.content)
        #expect(content.count < 10_000 && content.filter { $0 == 0x78 }.count == 512)
    }
}
