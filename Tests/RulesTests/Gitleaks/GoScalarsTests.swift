import Testing

@testable import Rules

@Suite struct GoScalarsTests {
    @Test(
        arguments: [
            (#"\n"#, "\n"), (#"\x4a"#, "J"), (#"\x{1F600}"#, "\u{1F600}"), (#"\0"#, "\0"), (#"\101"#, "A"),
            (#"\."#, "."),
            (#"\_"#, "_"),
        ])
    func `an escape is one character`(text: String, expected: Unicode.Scalar) throws {
        var scalars = GoScalars(text + "z")
        #expect(try scalars.escapedScalar() == expected)
        #expect(scalars.peek() == "z" && scalars.peek(1) == nil)
    }

    @Test(arguments: [#"\"#, #"\q"#, #"\8"#, #"\1"#, #"\x{}"#, #"\x{110000}"#, #"\xg1"#, #"\ä"#])
    func `what is no escape is refused`(text: String) {
        var scalars = GoScalars(text)
        #expect(throws: RulesError.self) { try scalars.escapedScalar() }
    }

    @Test(
        arguments: [
            (#"\pL"#, #"\p{L}"#), (#"\PL"#, #"\P{L}"#), (#"\p{^Lu}"#, #"\P{Lu}"#), (#"\P{^Lu}"#, #"\p{Lu}"#),
            (#"\p{Han}"#, #"\p{sc:Han}"#), (#"\p{Any}"#, #"\p{Any}"#),
        ])
    func `classes by property`(text: String, expected: String) throws {
        var scalars = GoScalars(text)
        #expect(try scalars.unicodeClass() == expected)
    }

    @Test func `ordinary characters stand for themselves everywhere`() {
        #expect(GoScalars.literal("a") == "a")
        #expect(GoScalars.literal("]") == #"\x{5d}"#)
        #expect(GoScalars.literal("ä") == "ä")
    }
}
