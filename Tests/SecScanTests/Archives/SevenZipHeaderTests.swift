import TestSupport
import Testing

@testable import SecScan

@Suite struct SevenZipHeaderTests {
    private func check(_ bytes: [UInt8], limit: Int = 1000) throws {
        try bytes.withUnsafeBytes { try SevenZipHeader.check(ArchiveSource($0), limit: limit) }
    }

    /// A file whose header is `header`.
    private func file(_ header: [UInt8]) -> [UInt8] {
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
            + [UInt8(header.count), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + header
    }

    /// One packed stream, LZMA with five bytes of properties, and the size that it unpacks to.
    private func packed(coders: UInt8 = 1, size: [UInt8]) -> [UInt8] {
        [0x17, 0x06, 0, 1, 0x09, 100, 0, 0x07, 0x0B, 1, 0, coders, 0x23, 3, 1, 1, 5, 0x5D, 0, 0, 1, 0, 0x0C] + size + [
            0, 0,
        ]
    }

    @Test func whatIsWrittenIsRead() throws {
        try check(try SampleArchive.sevenZip.make((0..<9).map { .init("name \($0)", "text") }))
        try check(try SampleArchive.sevenZip.make([]))
    }

    @Test func sizes() throws {
        try check(file(packed(size: [0x83, 0xE8])))
        #expect(throws: ArchiveProblem("its table of contents has more than 1 kB", .archive)) {
            try check(file(packed(size: [0x83, 0xE9])))
        }
        // Eight bytes follow.
        #expect(throws: ArchiveProblem("its table of contents has more than 1 kB", .archive)) {
            try check(file(packed(size: [0xFF, 0, 0, 0, 0, 0, 0, 0, 1])))
        }
        #expect(throws: ArchiveProblem.self) { try check(file([1] + [UInt8](repeating: 0, count: 50)), limit: 50) }
        try check(file([1] + [UInt8](repeating: 0, count: 49)), limit: 50)
    }

    @Test func encrypted() {
        #expect(throws: ArchiveProblem("it is encrypted", .archive)) { try check(file(packed(coders: 2, size: [10]))) }
    }

    @Test func damaged() {
        let whole = file(packed(size: [10]))
        for count in 0..<whole.count {
            #expect(throws: ArchiveProblem.self, "\(count)") { try check(Array(whole[..<count])) }
        }
        for place in 33..<45 {
            var bytes = whole
            bytes[place] = 0xEE
            _ = try? check(bytes)
        }
        var far = whole
        far[19] = 0xFF
        #expect(throws: ArchiveProblem.damage("it is cut short", .archive)) { try check(far) }
    }
}
