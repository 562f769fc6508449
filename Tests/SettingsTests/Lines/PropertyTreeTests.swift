import Testing

@testable import Settings

@Suite("PropertyTree")
struct PropertyTreeTests {
    private static func parts(_ names: String...) -> [PropertyTree.Part] {
        names.enumerated().map { place, name in
            PropertyTree.Part(name: name, range: (place * 2)..<(place * 2 + 1), isElement: name == "0")
        }
    }

    @Test("parts are shared, values are not")
    func sharing() {
        var tree = PropertyTree(end: 9)
        tree.add(SettingWord(text: "1", range: 5..<6), at: Self.parts("a", "b"))
        tree.add(SettingWord(text: "2", range: 7..<8), at: Self.parts("a", "b"))
        tree.add(SettingWord(text: "3", range: 8..<9), at: Self.parts("a", "c", "0"))
        tree.add(SettingWord(text: "4", range: 8..<9), at: Self.parts("a"))
        #expect(tree.count == 6)
        #expect(Outline.of(tree.root) == "{a=4{b=1, b=2, c[=3]}}")
        let a = tree.root.children[0]
        #expect(a.nameRange == 0..<1)
        #expect(a.children.map(\.valueRange) == [5..<6, 7..<8, 8..<9])
        #expect(a.children[2].children[0].nameRange == 4..<4)
    }
}
