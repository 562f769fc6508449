import Testing

@testable import ProxyGuards

@Suite struct SSEEventTests {
    @Test(arguments: [
        ("event: a\ndata: x\nid: 1\n\n", "event: a\ndata: new\nid: 1\n\n"),
        ("data:x\r\ndata: y\r\n\r\n", "data: new\r\n\r\n"),
        (": ping\rdata\r\r", ": ping\rdata: new\r\r"), ("data: x", "data: new\n"),
        ("database: 1\ndata: 2\n\n", "database: 1\ndata: new\n\n"),
    ])
    func onlyDataChanges(raw: String, expected: String) {
        let event = SSEEvent(raw: Array(raw.utf8), name: nil, data: [])
        #expect(String(decoding: event.replacing(data: Array("new".utf8)), as: UTF8.self) == expected)
    }

    @Test func linesOfDataStayLines() {
        let event = SSEEvent(raw: Array("data: x\n\n".utf8), name: nil, data: [])
        #expect(event.replacing(data: Array("a\nb".utf8)) == Array("data: a\ndata: b\n\n".utf8))
    }
}
