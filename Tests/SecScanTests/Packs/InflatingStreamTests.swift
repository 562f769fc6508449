import TestSupport
import Testing

@testable import SecScan

@Suite struct InflatingStreamTests {
    private final class Owner: Sendable {}

    /// What comes out in pieces of one size, and how it ended.
    private func pieces(_ input: [UInt8], _ size: Int) -> (bytes: [UInt8], end: Int) {
        input.withUnsafeBytes { bytes in
            let stream = InflatingStream(bytes, owner: Owner())
            var piece = [UInt8](repeating: 0, count: size)
            var result: [UInt8] = []
            while true {
                let count = piece.withUnsafeMutableBytes { stream.read(into: $0) }
                if count <= 0 {
                    #expect(stream.isDamaged == (count < 0))
                    return (result, count)
                }
                result += piece[..<count]
            }
        }
    }

    @Test(arguments: [0, 1, 0xFFFF, 0x2_0001], [1000, 7, 1 << 20])
    func anySize(count: Int, piece: Int) {
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for input in [HandmadePack.stream(content), HandmadePack.stream(content) + [1, 2, 3]] {
            let (bytes, end) = pieces(input, piece)
            #expect(bytes == content && end == 0)
        }
    }

    @Test func damage() {
        let content = [UInt8](repeating: 5, count: 3000)
        let stream = HandmadePack.stream(content)
        // The last four bytes are the checksum.
        for length in [0, 1, 5, 100, stream.count - 4, stream.count - 1] {
            let (bytes, end) = pieces(Array(stream[..<length]), 512)
            #expect(end < 0 && content.starts(with: bytes))
        }
        var flipped = stream
        flipped[stream.count - 1] ^= 1
        #expect(pieces(flipped, 4096).end < 0)
    }
}
