import Testing

@testable import Dockerfile

@Suite("Heredoc markers")
struct HeredocMarkerTests {
    private static func marker(_ text: String) -> HeredocMarker? {
        let bytes = Array(text.utf8)
        return HeredocMarker(bytes, in: 0..<bytes.count)
    }

    @Test(
        "have a name, a number, a hyphen and quotes",
        arguments: [
            ("<<EOF", "EOF", nil, false, false), ("<<-EOF", "EOF", nil, true, false), ("3<<E", "E", 3, false, false),
            ("<<\"E F\"", "E F", nil, false, true), ("<<-'a.txt'", "a.txt", nil, true, true),
            ("<<E\"O\"F", "EOF", nil, false, true),
        ] as [(String, String, Int?, Bool, Bool)])
    func markers(text: String, name: String, number: Int?, strips: Bool, quotes: Bool) throws {
        let marker = try #require(Self.marker(text))
        #expect(String(decoding: marker.name, as: UTF8.self) == name)
        #expect(marker.fileDescriptor == number)
        #expect(marker.stripsTabs == strips)
        #expect(marker.hasQuotes == quotes)
    }

    @Test(
        "are no other words",
        arguments: ["<<<EOF", "<<", "<<-", "<EOF", "a<<EOF", "<<A<<B", "<<\"\"", "EOF", "\"<<EOF\""])
    func none(text: String) {
        #expect(Self.marker(text) == nil)
    }

    @Test(
        "the name before an operator is known",
        arguments: [("<<EOF;", "EOF"), ("<<EOF>a", "EOF"), ("<<EOF)", "EOF"), ("<<EOF", nil), ("<<'E;'", nil)]
            as [(String, String?)])
    func operators(text: String, expected: String?) {
        #expect(Self.marker(text)?.nameBeforeOperator.map { String(decoding: $0, as: UTF8.self) } == expected)
    }

    @Test("all of a line are found, none in quotes")
    func line() {
        let bytes = Array("RUN a <<A 4<<-B '<<C' \"<<D\" <<<E $((1 << 2))".utf8)
        let names = HeredocMarker.all(in: bytes, span: 0..<bytes.count).map { String(decoding: $0.name, as: UTF8.self) }
        #expect(names == ["A", "B"])
    }
}
