import TestSupport
import Testing

@testable import SecScan

@Suite struct ZipDirectoryTests {
    private func isSmall(_ bytes: [UInt8], limit: Int, step: Int) throws -> Bool {
        let source = ArchiveSource(count: bytes.count) { buffer, offset in
            let count = min(buffer.count, step, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<(offset + count)])
            return count
        }
        let isSmall = try ZipDirectory.isSmall(source, limit: limit)
        #expect(source.next()?.first == bytes.first)
        return isSmall
    }

    /// Each record counts once, wherever the blocks end.
    @Test(arguments: [1, 2, 3, 5, 64, 1 << 16])
    func records(step: Int) throws {
        let zip = try SampleArchive.zip.make((0..<30).map { .init("\($0)", "text") })
        #expect(try isSmall(zip, limit: 30, step: step))
        #expect(try !isSmall(zip, limit: 29, step: step))
    }

    @Test func aStreamHasNoEnd() {
        let source = ArchiveSource { _ throws(ArchiveProblem) in 0 }
        #expect(throws: ArchiveProblem.self) { try ZipDirectory.isSmall(source, limit: 1) }
    }
}
