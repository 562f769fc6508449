import Rules
import Testing

@testable import Checks

@Suite("HadolintEncoding")
struct HadolintEncodingTests {
    @Test(
        "by byte order mark",
        arguments: [
            [0xFF, 0xFE, 0x61, 0, 0xE4, 0], [0xFE, 0xFF, 0, 0x61, 0, 0xE4],
            [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0xE4, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61, 0, 0, 0, 0xE4],
            Array("aä".utf8),
        ] as [[UInt8]])
    func marks(source: [UInt8]) {
        #expect(String(decoding: HadolintEncoding.utf8(source), as: UTF8.self) == "aä")
    }

    @Test(
        "a unit that is cut off is left out",
        arguments: [[0xFF, 0xFE], [0xFF, 0xFE, 0x61], [0xFE, 0xFF, 0]] as [[UInt8]])
    func cut(source: [UInt8]) {
        #expect(HadolintEncoding.utf8(source) == [])
    }
}
