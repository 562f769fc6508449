import TestSupport
import Testing

@testable import SecScan

@Suite struct OpenArchiveTests {
    @Test func everythingIsCharged() throws {
        let zip = try SampleArchive.zip.make(.init("a", "text"), .init("b", "more text"))
        try zip.withUnsafeBytes { bytes in
            let visit = ArchiveVisit(ArchiveLimits(members: 2), size: bytes.count)
            let archive = try OpenArchive(ArchiveSource(bytes), .zip, ArchiveLimits(), visit)
            var buffer = [UInt8](repeating: 0, count: 100)
            while try archive.next() != nil {
                while try buffer.withUnsafeMutableBytes({ try archive.read(into: $0) }) > 0 {}
            }
            #expect(visit.budget.members == 2 && visit.budget.bytes == 13)
        }
    }

    @Test func capsEndIt() throws {
        let zip = try SampleArchive.zip.make(.init("a", "text"), .init("b", "more text"))
        try zip.withUnsafeBytes { bytes in
            let limits = ArchiveLimits(bytes: 3, members: 1)
            let archive = try OpenArchive(ArchiveSource(bytes), .zip, limits, ArchiveVisit(limits, size: bytes.count))
            #expect(try archive.next()?.name == [0x61])
            #expect(throws: ArchiveProblem.self) {
                try withUnsafeTemporaryAllocation(byteCount: 9, alignment: 1) { try archive.read(into: $0) }
            }
            let problem = #expect(throws: ArchiveProblem.self) { try archive.next() }
            #expect(problem?.extent == .everything)
        }
    }
}
