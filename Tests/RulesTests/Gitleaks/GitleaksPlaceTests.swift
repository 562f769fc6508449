import Testing

@testable import Rules

@Suite struct GitleaksPlaceTests {
    private func place(_ range: Range<Int>, _ text: String) -> (Int, Int, String) {
        Array(text.utf8).withUnsafeBytes { bytes in
            let place = GitleaksPlace(of: range, in: bytes)
            return (place.line, place.column, String(decoding: bytes[place.lineBytes], as: UTF8.self))
        }
    }

    @Test func `lines begin with the line feed in front of them`() {
        #expect(place(1..<2, "abc\ndef\n") == (1, 2, "abc"))
        #expect(place(5..<6, "abc\ndef\n") == (2, 3, "\ndef"))
        #expect(place(4..<7, "abc\ndef") == (2, 2, "\ndef"))
        #expect(place(1..<6, "abc\ndef\nx") == (1, 2, "abc\ndef"))
    }

    @Test func `a match that begins with a line feed belongs to the line behind it`() {
        #expect(place(3..<6, "abc\ndef\n") == (2, 1, "\ndef"))
    }

    @Test func `earlier places can be asked for after later ones`() {
        Array("a\nb\nc\nd".utf8).withUnsafeBytes { bytes in
            var lines = GitleaksLines()
            #expect(
                [6, 2, 4, 0].map { GitleaksPlace(of: $0..<($0 + 1), in: bytes, lines: &lines).line } == [4, 2, 3, 1])
        }
    }
}
