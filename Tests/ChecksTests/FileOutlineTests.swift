import Rules
import Testing

@testable import Checks

@Suite struct FileOutlineTests {
    private static let outline = FileOutline(
        statements: [.init(start: 2, lines: 4...6), .init(start: 9, lines: 9...9)],
        sections: [.init(start: 2, lines: 4...9)])

    @Test(arguments: [
        (1, nil), (2, 4...6), (3, 4...6), (4, nil), (6, nil), (7, nil), (8, nil), (9, nil), (10, nil),
    ])
    func statements(line: Int, expected: ClosedRange<Int>?) {
        #expect(Self.outline.statement(below: line) == expected)
    }

    @Test(arguments: [(1, false), (2, true), (4, true), (9, true), (10, false)])
    func sections(line: Int, expected: Bool) {
        #expect(Self.outline.section(at: line) == (expected ? 4...9 : nil))
    }

    @Test func empty() {
        #expect(FileOutline().statement(below: 1) == nil && FileOutline().section(at: 1) == nil)
    }
}
