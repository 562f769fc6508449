import Testing

@testable import Settings

@Suite("Setting")
struct SettingTests {
    @Test("scalars have one argument, mappings and sequences none")
    func scalars() {
        let scalar = Setting(name: "a", nameRange: 0..<1, value: "b c", valueRange: 2..<5, kind: .string)
        #expect(scalar.arguments == ["b c"])
        #expect(scalar.argumentRanges == [2..<5])
        let mapping = Setting(name: "a", nameRange: 0..<1, valueRange: 2..<5, kind: .mapping, children: [scalar])
        #expect(mapping.arguments == [] && mapping.argumentRanges == [])
        #expect(mapping.first("a") == scalar)
        #expect(mapping.first("b") == nil)
    }

    @Test("directives have the arguments that the file gives them")
    func directives() {
        let name = SettingWord(text: "n", range: 0..<1)
        let words = [SettingWord(text: "a b", range: 2..<7), SettingWord(text: "c", range: 8..<9)]
        let directive = Setting(name: name, arguments: words)
        #expect(directive.value == "a b c" && directive.valueRange == 2..<9 && directive.kind == .string)
        #expect(directive.arguments == ["a b", "c"])
        #expect(directive.argumentRanges == [2..<7, 8..<9])
        let bare = Setting(name: name, arguments: [])
        #expect(bare.value == "" && bare.valueRange == 1..<1 && bare.arguments == [])
        #expect(Setting(name: name, arguments: [], children: []).kind == .mapping)
    }
}
