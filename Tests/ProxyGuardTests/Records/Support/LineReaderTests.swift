import Testing

@testable import ProxyRecords

@Suite("Line reader")
struct LineReaderTests {
    @Test("lines of all lengths come whole, with their places; the last may have no end")
    func lines() throws {
        let folder = try TemporaryFolder()
        let expected = [0, 5, 300_000, 1, 262_143, 262_144, 3].map { [UInt8](repeating: 0x61, count: $0) }
        try folder.write(Array(expected.joined(separator: [10])), to: "a")
        var reader = LineReader(try OpenFile(folder.file("a"), .read))
        var offset = 0
        for (index, line) in expected.enumerated() {
            let read = try #require(try reader.next())
            #expect(read.bytes == line && read.offset == offset && read.isTerminated == (index < expected.count - 1))
            offset += line.count + 1
        }
        #expect(try reader.next() == nil)
    }

    @Test("a file without newlines is not taken into memory whole")
    func endless() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](repeating: 0x61, count: 3 << 20), to: "a")
        var reader = LineReader(try OpenFile(folder.file("a"), .read))
        let line = try #require(try reader.next())
        #expect(line.bytes.count < 2 << 20 && !line.isTerminated)
    }
}
