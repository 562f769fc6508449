import Foundation
import Testing

@testable import SecScan

@Suite struct TextReaderTests {
    /// Everything that a reader gives, a few bytes at a time.
    private func read(_ bytes: [UInt8], source: Int, wanted: Int, failingAt failure: Int = .max) -> (
        text: [UInt8], status: Int
    ) {
        var position = 0
        var text: [UInt8] = []
        var status = 0
        func next(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
            guard position < failure else { return -1 }
            let count = min(source, buffer.count, bytes.count - position)
            buffer.copyBytes(from: bytes[position..<(position + count)])
            position += count
            return count
        }
        withoutActuallyEscaping(next) { next in
            var reader = TextReader(next)
            var buffer = [UInt8](repeating: 0, count: wanted)
            while true {
                status = buffer.withUnsafeMutableBytes { reader.read(into: $0) }
                guard status > 0 else { break }
                text += buffer[..<status]
            }
        }
        return (text, status)
    }

    private static let text = (0..<400).map { "line \($0) größe\n" }.joined()

    @Test(arguments: [1, 7, 4096], [1, 64, 100_000])
    func plainText(source: Int, wanted: Int) {
        let (text, status) = read(Array(Self.text.utf8), source: source, wanted: wanted)
        #expect(text == Array(Self.text.utf8) && status == 0)
    }

    @Test(arguments: [1, 7, 4096], [1, 64, 100_000])
    func wideText(source: Int, wanted: Int) throws {
        let bytes = [UInt8](try #require(Self.text.data(using: .utf16LittleEndian)))
        let (text, status) = read(bytes, source: source, wanted: wanted)
        #expect(text == Array(Self.text.utf8) && status == 0)
    }

    @Test func failures() throws {
        let plain = read(Array(Self.text.utf8), source: 1000, wanted: 500, failingAt: 2000)
        #expect(plain.text.count == 2000 && plain.status < 0)
        let bytes = [UInt8](try #require(Self.text.data(using: .utf16BigEndian)))
        let wide = read(bytes, source: 1000, wanted: 500, failingAt: 2000)
        #expect(wide.text.count > 900 && wide.status < 0)
        #expect(read([], source: 1, wanted: 1).status == 0)
    }
}
