import Testing

@testable import SourceCode

@Suite struct LexerStringsTests {
    @Test(arguments: [
        (Language.javascript, #"'a\'b' "c""#, [#""a\'b""#, #""c""#]),
        (.javascript, "`a ${f(\"}\")} b`", ["`a ${f(\"}\")} b`"]),
        (.javascript, "`a\nb`", ["\"a\nb\""]),
        (.javascript, "'a\nb", ["\"a\"", "b"]),
        (.javascript, "a = /b[/]c/g; d / e / f", ["a", "=", "/b[/]c/", ";", "d", "/", "e", "/", "f"]),
        (.javascript, "return /a/", ["return", "/a/"]),
        (.python, "r'\\' f' b\"c\"", ["\"\\' f\"", "\"c\""]),
        (.python, "f'{a}' f'b' '''c\n'd'''", ["`{a}`", "\"b\"", "\"c\n'd\""]),
        (.go, "`a\\` \"b\"", ["\"a\\\"", "\"b\""]),
        (.rust, "r#\"a\"b\"# 'c' 'd: &'e str", ["\"a\"b\"", "\"c\"", "'", "d", ":", "&", "'", "e", "str"]),
        (
            .swift, "#\"a\\(b)\"# \"c\\(d(\")\"))\" \"\"\"\ne\"f\n\"\"\"",
            ["\"a\\(b)\"", "`c\\(d(\")\"))`", "\"\ne\"f\n\""]
        ),
        (.csharp, "@\"a\"\"b\\\" $\"c{d}\"", ["\"a\"\"b\\\"", "`c{d}`"]),
        (.kotlin, "\"$a\" \"\"\"b\"c\"\"\"", ["`$a`", "\"b\"c\""]),
        (.c, "'\\'' '\"' \"a\"", ["\"\\'\"", "\"\"\"", "\"a\""]),
        (.php, "<?php \"$a\" '$a' \"{$b['c']}\"", ["`$a`", "\"$a\"", "`{$b['c']}`"]),
        (.ruby, "\"#{a(\"b\")}\" '#{c}'", ["`#{a(\"b\")}`", "\"#{c}\""]),
        (.ruby, "get /a\\/b/", ["get", "/a\\/b/"]),
    ])
    func strings(_ language: Language, _ code: String, _ expected: [String]) {
        #expect(LexerTests.tokens(code, language) == expected)
    }

    @Test func anythingEnds() {
        for language in Language.allCases {
            for text in [
                "\"", "'", "`", "\"\"\"", "/*", "<<<A", "<<~A\n", "%w[", "r#\"", "\"${", "\"\\(", "'\\", "<?php \"{$",
            ] {
                let file = SourceFile(Array(text.utf8), language: language)
                #expect(file.tokens.allSatisfy { Int($0.textEnd) <= text.utf8.count && $0.textStart <= $0.textEnd })
            }
        }
    }
}
