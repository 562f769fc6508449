import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct TextLinesTests {
    @Test(arguments: [
        ("", []), ("a", [0..<1]), ("a\n", [0..<1]), ("\n", [0..<0]), ("a\r\n\nb", [0..<2, 3..<3, 4..<5]),
    ])
    func lines(text: String, ranges: [Range<Int>]) { #expect(withBytes(text) { Array(TextLines($0)) } == ranges) }
}
