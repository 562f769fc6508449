import Testing

@testable import SourceCode

@Suite struct LexerTests {
    /// The tokens as text: strings in `"…"`, regular expressions in `/…/`, indented blocks as `{` and `}`.
    static func tokens(_ code: String, _ language: Language) -> [String] {
        let file = SourceFile(Array(code.utf8), language: language)
        return file.tokens.indices.map { index in
            let text = String(decoding: file.text(index), as: UTF8.self)
            return switch file.tokens[index].kind {
            case .string: file.tokens[index].isInterpolated ? "`\(text)`" : "\"\(text)\""
            case .regex: "/\(text)/"
            case .indent: "⟨\(Character(Unicode.Scalar(file.tokens[index].sign)))⟩"
            default: text
            }
        }
    }

    @Test(arguments: [
        (Language.javascript, "a // b\n/* c */ d", ["a", "d"]),
        (.swift, "a /* b /* c */ d */ e", ["a", "e"]),
        (.java, "a /* b /* c */ d", ["a", "d"]),
        (.python, "a # b\nc", ["a", "c"]),
        (.php, "text <?php a # b ?> c <?= d // e ?> f", ["a", "d"]),
        (.php, "<?php #[A] b", ["#", "[", "A", "]", "b"]),
        (.ruby, "a\n=begin\nb\n=end\nc", ["a", "c"]),
        (.elixir, "a # b\nc", ["a", "c"]),
    ])
    func commentsAreNone(_ language: Language, _ code: String, _ expected: [String]) {
        #expect(Self.tokens(code, language) == expected)
    }

    @Test(arguments: [
        (Language.python, "def a():\n    b\n    if c:\n        d\ne", "def a ( ) : ⟨{⟩ b if c : ⟨{⟩ d ⟨}⟩ ⟨}⟩ e"),
        (.python, "a(\n    b,\n  c)\nd", "a ( b , c ) d"),
        (.python, "if a:\n\tb\n\n# c\n\td\n", "if a : ⟨{⟩ b d ⟨}⟩"),
        (.python, "a = \\\n    b", "a = b"),
        (.ruby, "a do\n  b\n  .c\nend", "a do ⟨{⟩ b . c ⟨}⟩ end"),
    ])
    func linesToTheRightAreBlocks(_ language: Language, _ code: String, _ expected: String) {
        #expect(Self.tokens(code, language).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("1.5 + 0x1F", ["1.5", "+", "0x1F"]), ("0..<5", ["0", ".", ".", "<", "5"]), ("é_1", ["é_1"]),
    ])
    func namesAndNumbers(_ code: String, _ expected: [String]) {
        #expect(Self.tokens(code, .swift) == expected)
    }
}
