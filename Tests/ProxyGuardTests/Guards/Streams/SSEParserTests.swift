import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct SSEParserTests {
    private static let stream =
        "\u{FEFF}data: first\n\n: ping\n\nevent: two\r\ndata: a\r\ndata:b\r\n\r\ndata\rid: 7\r\revent:x\ndata:  y\n\n\ndata: last"

    private static func parse(_ bytes: [UInt8], cuts: [Int]) throws -> [SSEEvent] {
        var (parser, events) = (SSEParser(), [SSEEvent]())
        for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
            events += try Array(bytes[start..<end]).withUnsafeBytes { try parser.append($0) }
        }
        if let event = parser.finish() { events.append(event) }
        return events
    }

    @Test func eventsAreRead() throws {
        let events = try Self.parse(Array(Self.stream.utf8), cuts: [])
        #expect(
            events.map { $0.data.map { String(decoding: $0, as: UTF8.self) } }
                == ["first", nil, "a\nb", "", " y", nil, "last"])
        #expect(events.map(\.name) == [nil, nil, "two", nil, "x", nil, nil])
        #expect(events.flatMap(\.raw) == Array(Self.stream.utf8))
    }

    @Test func cutsDoNotMatter() throws {
        let bytes = Array(Self.stream.utf8)
        let whole = try Self.parse(bytes, cuts: [])
        for cut in 0...bytes.count {
            let events = try Self.parse(bytes, cuts: [cut])
            #expect(events.compactMap(\.data) == whole.compactMap(\.data), "\(cut)")
            #expect(events.flatMap(\.raw) == bytes)
        }
        let single = try Self.parse(bytes, cuts: Array(0...bytes.count))
        #expect(single.compactMap(\.data) == whole.compactMap(\.data) && single.flatMap(\.raw) == bytes)
    }

    @Test func endlessLinesAreRefused() {
        var parser = SSEParser(limit: 100)
        #expect(throws: SSEParser.Problem(limit: 100)) {
            for _ in 0..<20 { _ = try withBytes("data: xxxxxx") { try parser.append($0) } }
        }
    }

    @Test func aLineFeedBehindAReturnThatEndedAnEventComesAtOnce() throws {
        var parser = SSEParser()
        #expect(try withBytes("data: a\r\r") { try parser.append($0) }.count == 1)
        #expect(try withBytes("\n") { try parser.append($0) } == [SSEEvent(raw: [0x0A])])
        #expect(parser.finish() == nil)
    }

    @Test func linesThatAreNoDataAreKept() throws {
        var parser = SSEParser()
        let text = ": comment\nevent: response.output_text.delta\nid: 7\ndata: {}\n\nevent: Other 1\n\ndata: x\n\n"
        let events = try withBytes(text) { try parser.append($0) }
        #expect(
            events.map { String(decoding: $0.others, as: UTF8.self) } == [": comment\nid: 7", "event: Other 1", ""])
    }
}
