import Testing

@testable import SourceCode

@Suite struct ConstantsTests {
    private func value(of name: String, in code: String, _ language: Language) -> String? {
        let file = SourceFile(Array(code.utf8), language: language)
        return file.constants.value(of: Token.hash(name.utf8)).map {
            String(decoding: file.text(of: $0, resolving: false), as: UTF8.self)
        }
    }

    @Test(arguments: [
        (Language.javascript, "const a = '*'", "\"*\""),
        (.javascript, "let a: string[] = ['*']\nb()", "[\"*\"]"),
        (.python, "a: list[str] = ['*']\n", "[\"*\"]"),
        (.python, "class A:\n    a = True\n", "True"),
        (.go, "a := []string{\"*\"}\n", "[]string{\"*\"}"),
        (.go, "var a = \"*\"\n", "\"*\""),
        (.go, "const a string = \"*\"\n", "\"*\""),
        (.java, "class A { static final String a = \"*\"; }", "\"*\""),
        (.java, "List<String> a = List.of(\"*\");", "List.of(\"*\")"),
        (.swift, "let a: String = \"*\"\n", "\"*\""),
        (.rust, "const a: &str = \"*\";", "\"*\""),
        (.csharp, "const string a = \"*\";", "\"*\""),
        (.php, "<?php $x = 1; a = '*';", "\"*\""),
        (.ruby, "a = '*'\nb", "\"*\""),
    ])
    func aValueGivenOnce(_ language: Language, _ code: String, _ expected: String) {
        #expect(value(of: "a", in: code, language) == expected)
    }

    @Test(arguments: [
        (Language.javascript, "let a = '*'; a = 'b'"), (.javascript, "const a = b"), (.javascript, "x.a = '*'"),
        (.javascript, "f(a = '*')"), (.javascript, "if (a == '*') {}"), (.javascript, "const a = '*' + b"),
        (.javascript, "const a = `${b}`"), (.javascript, "a => '*'"), (.python, "a = '*' if b else c"),
    ])
    func whatIsNoConstant(_ language: Language, _ code: String) {
        #expect(value(of: "a", in: code, language) == nil)
    }
}
