import TestSupport
import Testing

@testable import SecScan

@Suite struct ArchiveCopyTests {
    private func look(_ bytes: [UInt8], step: Int, _ limits: ArchiveLimits = ArchiveLimits()) throws -> BlobResult {
        var copy = ArchiveCopy(limits)
        for start in stride(from: 0, to: bytes.count, by: step) {
            bytes[start..<min(start + step, bytes.count)].withUnsafeBytes { copy.add($0) }
        }
        let context = try Token.context()
        var result = BlobResult()
        copy.look(with: ArchiveScanner(context, BlobScanner(context.detector)), adding: &result)
        return result
    }

    @Test(arguments: [1, 100, 511, 512, 1 << 20])
    func piecesOfAnySize(step: Int) throws {
        let zip = try SampleArchive.stored.make(
            .init("filler", [UInt8](repeating: 9, count: 2000)), .init("a", Token.first))
        #expect(try look(zip, step: step).findings.map(\.member) == ["a"])
        #expect(try look(Array(Token.first.utf8), step: step).findings.isEmpty)
        #expect(try look([UInt8](repeating: 9, count: 2000) + zip, step: step).findings.isEmpty)
    }

    @Test func tooLarge() throws {
        let zip = try SampleArchive.stored.make(.init("a", [UInt8](repeating: 9, count: 5000)))
        #expect(try look(zip, step: 600, ArchiveLimits(streamBytes: 4000)).gaps.map(\.member) == [nil])
        #expect(try look(zip, step: 600, ArchiveLimits(depth: 0, streamBytes: 4000)).gaps.isEmpty)
        #expect(try look([UInt8](repeating: 9, count: 5000), step: 600, ArchiveLimits(streamBytes: 4000)).gaps.isEmpty)
    }
}
