import Foundation
import Testing

@testable import SecScan

@Suite struct ArchiveSourceTests {
    private let text = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    private func all(_ source: ArchiveSource) -> [UInt8] {
        var all: [UInt8] = []
        while let block = source.next(), !block.isEmpty { all += block }
        return all
    }

    private func file(_ text: [UInt8]) -> ArchiveSource {
        ArchiveSource(count: text.count) { buffer, offset in
            let count = min(buffer.count, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            return count
        }
    }

    @Test func threeOrigins() {
        text.withUnsafeBytes { bytes in #expect(all(ArchiveSource(bytes)) == text) }
        #expect(all(file(text)) == text)
        var offset = 0
        let stream = ArchiveSource { [text] buffer throws(ArchiveProblem) in
            let count = min(buffer.count, 777, text.count - offset)
            buffer.copyBytes(from: text[offset..<(offset + count)])
            offset += count
            return count
        }
        #expect(stream.count == nil && all(stream) == text)
        #expect(stream.seek(by: 0, from: SEEK_SET) == nil)
    }

    @Test func seeking() {
        let source = file(text)
        #expect(source.seek(by: -10, from: SEEK_END) == text.count - 10)
        #expect(all(source) == Array(text.suffix(10)))
        #expect(source.seek(by: 5, from: SEEK_SET) == 5)
        #expect(source.seek(by: 7, from: SEEK_CUR) == 12)
        #expect(source.next()?.first == text[12])
        #expect(source.seek(by: -1, from: SEEK_SET) == nil)
        #expect(source.seek(by: 1, from: SEEK_END) == nil)
        #expect(source.seek(by: Int.max, from: SEEK_END) == nil)
        #expect(source.seek(by: 0, from: 99) == nil)
    }

    @Test func anAllowance() {
        let source = file(text)
        source.allowance = 1 << 16
        #expect(source.next()?.count == 1 << 16 && source.next() == nil)
        #expect(source.failure == .damage("a header is too large", .archive))
        text.withUnsafeBytes { bytes in
            let source = ArchiveSource(bytes)
            source.allowance = 0
            #expect(source.next()?.count == text.count)
        }
    }

    @Test func failures() {
        let file = ArchiveSource(count: 10) { _, _ in
            errno = EIO
            return -1
        }
        #expect(file.next() == nil && file.failure == ArchiveProblem("Input/output error", .archive))
        let problem = ArchiveProblem("gone", .everything)
        let stream = ArchiveSource { _ throws(ArchiveProblem) in throw problem }
        #expect(stream.next() == nil && stream.failure == problem)
    }
}
