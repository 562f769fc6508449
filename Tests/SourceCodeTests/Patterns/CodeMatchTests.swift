import Testing

@testable import SourceCode

@Suite struct CodeMatchTests {
    @Test(arguments: [
        ("f( 'a' , /* b */\n c.d )", "f(\"a\",c.d)"), ("new X", "new X"), ("a /b/ 1", "a/b/1"),
        ("return /b/", "return/b/"),
        ("`a${b}`", "`a${b}`"),
    ])
    func oneTextForAllWaysToWriteIt(_ code: String, _ expected: String) {
        let file = SourceFile(Array(code.utf8), language: .javascript)
        #expect(String(decoding: file.text(of: file.tokens.indices, resolving: true), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("x(all)", "x(\"*\")"), ("x(this.all)", "x(this.\"*\")"), ("x(b.all)", "x(b.all)"),
        ("x({all: 1})", "x({all:1})"),
        ("x(all())", "x(all())"),
    ])
    func constantsInPlace(_ use: String, _ expected: String) {
        let file = SourceFile(Array("const all = '*'; \(use)".utf8), language: .javascript)
        #expect(String(decoding: file.text(of: 5..<file.tokens.count, resolving: true), as: UTF8.self) == expected)
    }
}
