import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct BodyTextTests {
    @Test func escapesAreUndoneAndPlacesKept() throws {
        let body = #"{"a":"x\ny","b":"\u0073k"}"#
        let tape = try GuardSamples.read(body)
        withBytes(body) { bytes in
            let text = BodyText(tape, skipping: [], in: bytes)
            #expect(String(decoding: text.bytes, as: UTF8.self) == "{\"a\":\"x\ny\",\"b\":\"sk\"}")
            for (offset, byte) in text.bytes.enumerated() where byte != 0x0A && byte != UInt8(ascii: "s") {
                let ranges = text.bodyRanges(of: offset..<(offset + 1))
                #expect(ranges.count == 1 && bytes[ranges[0]].elementsEqual([byte]))
            }
            #expect(text.bodyRanges(of: 7..<8) == [7..<9])
            #expect(text.bodyRanges(of: 6..<9) == [6..<10])
            let start = text.bytes.count - 4
            #expect(text.bodyRanges(of: start..<(start + 2)).map { bytes[$0].count } == [7])
            #expect(text.bodyRanges(of: 3..<3).isEmpty)
        }
    }

    @Test func stringsAreJoined() throws {
        let body = #"["ab","c\td","e"]"#
        let tape = try GuardSamples.read(body)
        withBytes(body) { bytes in
            let text = BodyText([1, 2, 3].map { tape.nodes[$0] }, in: bytes)
            #expect(text.bytes == Array("abc\tde".utf8))
            #expect(text.bodyRanges(of: 0..<6) == [2..<4, 7..<11, 14..<15])
            #expect(text.bodyRanges(of: 1..<3) == [3..<4, 7..<8])
            #expect(text.bodyRanges(of: 2..<3) == [7..<8])
            #expect(text.bodyRanges(of: 0..<2) == [2..<4])
        }
    }

    @Test func skippedStringsAreLeftOut() throws {
        let body = #"["ab","cd","ef"]"#
        let tape = try GuardSamples.read(body)
        withBytes(body) { #expect(BodyText(tape, skipping: [2], in: $0).bytes == Array(#"["ab","","ef"]"#.utf8)) }
    }
}
