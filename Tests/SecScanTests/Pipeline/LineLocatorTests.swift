import Rules
import Testing

@testable import SecScan

@Suite struct LineLocatorTests {
    private static let text = Array("ab\n\ncde\r\nf".utf8)

    @Test(arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (7, 3, 4), (9, 4, 1)])
    func positions(offset: Int, line: Int, column: Int) {
        Self.text.withUnsafeBytes { bytes in
            var locator = LineLocator(bytes)
            #expect(locator.position(of: offset) == (line, column))
            // Going back after the end gives the same.
            _ = locator.position(of: 9)
            #expect(locator.position(of: offset) == (line, column))
        }
    }

    @Test func spanOverLines() {
        Self.text.withUnsafeBytes { bytes in
            var locator = LineLocator(bytes)
            let span = locator.span(of: 1..<6)
            #expect(span == LineSpan(line: 1, column: 2, endLine: 3, endColumn: 2))
            #expect(span.lines == 1...3)
            #expect(span.place(in: "a") == Place(path: "a", line: 1, column: 2, endLine: 3, endColumn: 2))
        }
    }

    /// A text in two pieces has the lines of the whole, wherever it is cut.
    @Test(arguments: 0...10)
    func anyCut(cut: Int) {
        Self.text.withUnsafeBytes { bytes in
            let origin = TextOrigin().advanced(over: UnsafeRawBufferPointer(rebasing: bytes[..<cut]))
            var whole = LineLocator(bytes)
            var piece = LineLocator(UnsafeRawBufferPointer(rebasing: bytes[cut...]), origin: origin)
            for offset in Array(cut..<bytes.count) + Array((cut..<bytes.count).reversed()) {
                #expect(piece.position(of: offset - cut) == whole.position(of: offset))
            }
        }
    }

    @Test func newlineInRange() {
        Self.text.withUnsafeBytes { bytes in
            #expect(LineLocator.newline(in: bytes, from: 0, to: 10) == 2)
            #expect(LineLocator.newline(in: bytes, from: 3, to: 10) == 3)
            #expect(LineLocator.newline(in: bytes, from: 4, to: 8) == nil)
            #expect(LineLocator.newline(in: bytes, from: 10, to: 10) == nil)
        }
        #expect(LineLocator.newline(in: UnsafeRawBufferPointer(start: nil, count: 0), from: 0, to: 0) == nil)
    }
}
