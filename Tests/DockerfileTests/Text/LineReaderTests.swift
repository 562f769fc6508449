import Testing

@testable import Dockerfile

@Suite("Line reader")
struct LineReaderTests {
    @Test(
        "line ends belong to no content, carriage returns before them neither",
        arguments: [
            ("", []), ("a", [0..<1]), ("a\n", [0..<1]), ("a\r\n\nb", [0..<1, 3..<3, 4..<5]),
            ("a\r\r\n", [0..<1]), ("a\rb\n", [0..<3]), ("a\r", [0..<1]),
        ] as [(String, [Range<Int>])])
    func contents(text: String, expected: [Range<Int>]) {
        var reader = LineReader(Array(text.utf8), at: 0)
        var contents: [Range<Int>] = []
        while let line = reader.next() { contents.append(line.content) }
        #expect(contents == expected)
        #expect(reader.offset == text.utf8.count)
    }
}
