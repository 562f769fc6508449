import Testing

@testable import SourceCode

@Suite struct CodePatternParserTests {
    private func elements(_ text: String) throws -> [CodePattern.Element] {
        var parser = CodePatternParser(text, [])
        return try parser.elements()
    }

    private func word(_ text: String) -> CodePattern.Word { CodePattern.Word(Array(text.utf8)) }

    @Test func whatAPatternHolds() throws {
        #expect(
            try elements("a(..., 'b': $C, ...)") == [
                .word(word("a")),
                .group(
                    open: UInt8(ascii: "("),
                    [
                        .ellipsis, .itemStart, .string(word("b")), .sign(UInt8(ascii: ":")), .variable(0), .itemEnd,
                        .ellipsis,
                    ]),
            ])
        #expect(try elements("`a|b`") == [.oneOf([word("a"), word("b")])])
        #expect(try elements("$A $a $_B 1") == [.variable(0), .word(word("$a")), .word(word("$_B")), .word(word("1"))])
    }

    @Test(arguments: ["a(", "a)", "`a", ""])
    func mistakes(_ text: String) {
        #expect(throws: CodePattern.Mistake.self) { try elements(text) }
    }
}
