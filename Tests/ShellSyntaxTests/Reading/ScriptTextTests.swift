import Testing

@testable import ShellSyntax

@Suite("Text of scripts in scripts")
struct ScriptTextTests {
    @Test("the outermost text is its own map")
    func outermost() {
        let text = ScriptText(Array("abc".utf8))
        #expect(text.range(1..<2) == 1..<2)
        #expect(text.literals(0..<3).count == 1)
    }

    @Test("bytes keep the places they came from, and literals end where those do not follow")
    func mapped() {
        var text = ScriptText()
        text.append(UInt8(ascii: "a"), at: 5..<6)
        text.append(UInt8(ascii: "b"), at: 6..<7)
        text.append(UInt8(ascii: "c"), at: 7..<9)
        text.append(UInt8(ascii: "d"), at: 12..<13)
        #expect(text.range(1..<3) == 6..<9)
        #expect(text.range(4..<4) == 13..<13)
        #expect(text.literals(0..<4).map(\.range) == [5..<7, 7..<9, 12..<13])
        #expect(text.literals(0..<4).compactMap(\.literal) == ["ab", "c", "d"])
    }

    @Test("what an outer shell fills in keeps its place")
    func expansion() throws {
        let word = try #require(ShellScript("\"a$b\"").commands().commands.first?.words.first)
        var text = ScriptText()
        text.append(word)
        #expect(text.bytes == [UInt8(ascii: "a"), 0])
        #expect(text.expansion(at: 0) == nil)
        #expect(text.expansion(at: 1)?.range == 2..<4)
    }

    @Test("ill-formed bytes keep their places")
    func illFormed() {
        let script = ShellScript([UInt8]("sh -c 'a ".utf8) + [0xFF, 0x20, 0xC3] + [UInt8]("'".utf8))
        #expect(script.commands().commands.last?.words.map(\.range) == [7..<8, 9..<10, 11..<12])
    }
}
