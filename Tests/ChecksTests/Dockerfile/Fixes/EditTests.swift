import Rules
import Testing

@testable import Checks

@Suite("Edits")
struct EditTests {
    @Test(
        "edits of the same bytes, or at the same place, are in each other's way",
        arguments: [
            (0..<2, 1..<3, true), (0..<2, 2..<3, false), (1..<1, 1..<1, true), (0..<2, 2..<2, true),
            (0..<2, 1..<1, true), (0..<2, 3..<3, false), (4..<5, 0..<2, false),
        ])
    func conflicts(first: Range<Int>, second: Range<Int>, expected: Bool) {
        #expect(Edit(first, "x").conflicts(with: Edit(second, "y")) == expected)
        #expect(Edit(second, "y").conflicts(with: Edit(first, "x")) == expected)
    }
}
