import Testing

@testable import Rules

@Suite struct DecodedTextTests {
    /// Where each byte of the decoded text stands.
    private func check(_ source: String, _ segments: [EncodedSegment], _ expected: String, _ places: [Range<Int>]) {
        let bytes = Array(source.utf8)
        bytes.withUnsafeBytes { bytes in
            let text = DecodedText(bytes, 0..<bytes.count, segments)
            #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
            #expect(text.bytes.indices.map { text.source(of: $0..<($0 + 1)) } == places)
        }
    }

    @Test func escapes() {
        check(
            "a%2Fb", [EncodedSegment(range: 1..<4, encoding: .percent, content: [0x2F])], "a/b", [0..<1, 1..<4, 4..<5])
        check(
            "&lt;\\n",
            [
                EncodedSegment(range: 0..<4, encoding: .entity, content: [0x3C]),
                EncodedSegment(range: 4..<6, encoding: .escape, content: [0x0A]),
            ], "<\n", [0..<4, 4..<6])
    }

    @Test func hex() {
        check(
            "x4142", [EncodedSegment(range: 1..<5, encoding: .hex, content: [0x41, 0x42])], "xAB",
            [0..<1, 1..<3, 3..<5])
    }

    @Test func base64() {
        let segment = EncodedSegment(range: 1..<9, encoding: .base64, content: Array("ABCDE".utf8))
        check("xQUJDREU=", [segment], "xABCDE", [0..<1, 1..<5, 1..<5, 1..<5, 5..<9, 5..<9])
    }

    /// Over lines, whose ends and indentation count for nothing.
    @Test func blocks() {
        let content = Array("0123456789".utf8).flatMap { Array(repeating: $0, count: 9) }
        let block = Encoding.block(content, width: 60, indentation: 2)
        let segment = EncodedSegment(range: 2..<block.count, encoding: .base64, content: content)
        block.withUnsafeBytes { block in
            let text = DecodedText(block, 0..<block.count, [segment])
            // Sixty characters are forty-five bytes.
            #expect(text.source(of: 2..<5) == 2..<6 && text.source(of: 44..<47) == 58..<62)
            #expect(text.source(of: 47..<48) == 65..<69 && text.source(of: 44..<48) == 58..<69)
        }
    }

    @Test func encodings() {
        let bytes = Array("a%2Fb&lt;c".utf8)
        bytes.withUnsafeBytes { bytes in
            let text = DecodedText(
                bytes, 0..<bytes.count,
                [
                    EncodedSegment(range: 1..<4, encoding: .percent, content: [0x2F]),
                    EncodedSegment(range: 5..<9, encoding: .entity, content: [0x3C]),
                ])
            #expect(text.encodings(of: 0..<1) == [] && text.encodings(of: 2..<3) == [])
            #expect(text.encodings(of: 0..<2) == [.percent] && text.encodings(of: 0..<5) == [.percent, .entity])
        }
    }
}
