import Testing

@testable import Settings

@Suite("Setting")
struct SettingTests {
    @Test("children are found by their names")
    func children() {
        let scalar = Setting(name: "a", nameRange: 0..<1, value: "b c", valueRange: 2..<5, kind: .string)
        let mapping = Setting(name: "d", nameRange: 0..<1, valueRange: 2..<5, kind: .mapping, children: [scalar])
        #expect(mapping.first("a") == scalar)
        #expect(mapping.first("b") == nil)
    }

    @Test("a setting knows the names below it, not its own")
    func namesBelow() {
        let leaf = Setting(name: "a", nameRange: 0..<1, valueRange: 2..<5, kind: .string)
        var setting = Setting(name: "b", nameRange: 0..<1, valueRange: 2..<5, kind: .mapping, children: [leaf])
        #expect(leaf.namesBelow == NameSet() && setting.namesBelow == NameSet("a"))
        setting = .document([setting], in: [1, 2])
        #expect(setting.namesBelow == NameSet(anyOf: ["a", "b"]) && setting.valueRange == 0..<2)
        setting.children = []
        #expect(setting.namesBelow == NameSet())
    }

    @Test("directives have the arguments that the file gives them")
    func directives() {
        let name = SettingWord(text: "n", range: 0..<1)
        let words = [SettingWord(text: "a b", range: 2..<7), SettingWord(text: "c", range: 8..<9)]
        let directive = Setting(name: name, arguments: words)
        #expect(directive.value == "a b c" && directive.valueRange == 2..<9 && directive.kind == .string)
        let bare = Setting(name: name, arguments: [])
        #expect(bare.value == "" && bare.valueRange == 1..<1)
        #expect(Setting(name: name, arguments: [], children: []).kind == .mapping)
    }
}
