import Foundation
import Testing

@testable import ProxyRecords

@Suite("JSON texts")
struct JSONTextTests {
    private func written(_ text: String, limit: Int = .max) -> String {
        var bytes: [UInt8] = []
        JSONText.append(text, limit: limit, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("every character comes back, and none that ends a line or moves a cursor is written")
    func characters() throws {
        var text = ""
        for value in Array(UInt32(0)...0x2FF) + Array(0x2000...0x206F) + [0xFEFF, 0x1F600] {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        let line = written(text)
        #expect(!line.unicodeScalars.contains(where: JSONText.isHostile))
        #expect(try JSONSerialization.jsonObject(with: Data("[\(line)]".utf8)) as? [String] == [text])
    }

    @Test("a long text is cut at a whole character")
    func limits() {
        #expect(written("abcdef", limit: 6) == "\"abcdef\"")
        #expect(written("abcdefg", limit: 6) == "\"abc\u{2026}\"")
        #expect(JSONText.cut("\u{1F600}\u{1F600}\u{1F600}", to: 9) == "\u{1F600}\u{2026}")
    }
}
