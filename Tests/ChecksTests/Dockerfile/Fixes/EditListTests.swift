import Rules
import Testing

@testable import Checks

@Suite("Lists of edits")
struct EditListTests {
    private static let list = EditList([
        Edit(7..<9, ""), .insertion("++", at: 2), Edit(4..<6, "xyz"),
    ])

    @Test("edits are made in any order, and all other bytes stay")
    func applied() {
        #expect(String(decoding: Self.list.applied(to: Array("0123456789".utf8)), as: UTF8.self) == "01++23xyz69")
        #expect(EditList().applied(to: [1, 2]) == [1, 2])
    }

    @Test(
        "a range moves with what stands before it",
        arguments: [(0..<1, 0..<1), (2..<4, 4..<6), (6..<7, 9..<10), (9..<10, 10..<11)])
    func mapped(range: Range<Int>, expected: Range<Int>) {
        #expect(Self.list.mapped(range) == expected)
    }

    @Test(
        "a range around edits holds their replacements",
        arguments: [(3..<7, 5..<10), (0..<10, 0..<11), (4..<6, 6..<9), (5..<6, 6..<9)])
    func around(range: Range<Int>, expected: Range<Int>) {
        #expect(Self.list.mapped(range) == expected)
    }

    @Test(
        "a place of the edited text is found in the original",
        arguments: [(0, 0), (2, 2), (3, 2), (4, 2), (7, 4), (9, 6), (10, 9)])
    func original(edited: Int, expected: Int) {
        #expect(Self.list.original(edited) == expected)
    }

    @Test("only what is in no edit's way is admitted")
    func admits() {
        #expect(Self.list.admits([.insertion("a", at: 0), Edit(6..<7, "b")]))
        #expect(!Self.list.admits([.insertion("a", at: 2)]))
        #expect(!Self.list.admits([Edit(0..<1, "a"), Edit(3..<5, "b")]))
        var list = EditList()
        list.add([Edit(0..<5, "a")])
        #expect(!list.admits([Edit(2..<3, "b")]))
        list.add([Edit(8..<9, "c")])
        #expect(list.edits.map(\.range) == [0..<5, 8..<9])
    }
}
