import Testing

@testable import SourceCode

@Suite struct ScopeTests {
    /// The text of a scope around the name `here`.
    private func text(_ scope: Scope, _ code: String, _ language: Language) -> String? {
        let file = SourceFile(Array(code.utf8), language: language)
        guard let index = file.tokens.firstIndex(where: { $0.hash == Token.hash("here".utf8) }) else { return nil }
        let range = file.range(of: scope, around: index..<index + 1)
        return String(decoding: file.text(of: range, resolving: false), as: UTF8.self)
    }

    private let code = "x(); function f(a) { b({ c: here, d }, e).g(); h() }"

    @Test func scopes() {
        #expect(text(.match, code, .javascript) == "here")
        #expect(text(.group, code, .javascript) == "c:here,d")
        #expect(text(.call, code, .javascript) == "b({c:here,d},e)")
        #expect(text(.statement, code, .javascript) == "b({c:here,d},e).g()")
        #expect(text(.block, code, .javascript) == "b({c:here,d},e).g();h()")
        #expect(text(.function, code, .javascript) == "function f(a){b({c:here,d},e).g();h()")
        #expect(text(.file, code, .javascript)?.hasPrefix("x();") == true)
    }

    @Test(arguments: [
        (Language.python, "def a():\n    b\n    here()\n\ndef c():\n    d\n", "def a():b here()"),
        (.go, "func a() {\n\tif b {\n\t\there()\n\t}\n\tc()\n}\nfunc d() {}\n", "func a(){if b{here()}c()"),
        (.java, "class A { void a(int b) { if (c) { here(); } d(); } }", "void a(int b){if(c){here();}d();"),
        (.javascript, "const a = (b) => { here(); c() }\nd()", "const a=(b)=>{here();c()"),
        (.rust, "fn a() -> B { C { d: here } }", "fn a()->B{C{d:here}"),
        (.ruby, "def a\n  here\nend\ndef b\nend", "def a here"),
    ])
    func theFunction(_ language: Language, _ code: String, _ expected: String) {
        #expect(text(.function, code, language) == expected)
    }

    @Test(arguments: [
        (Language.rust, "let a = B::new()\n    .c(here)\n    .d(true);\ne();", "let a=B::new().c(here).d(true)"),
        (.csharp, "p.A()\n  .B(here)\n  .C();\nD();", "p.A().B(here).C()"),
        (.javascript, "a()\nb(here)\nc()", "b(here)"),
        (.go, "x := T{\n\tA: here,\n\tB: 1,\n}\ny()\n", "x:=T{A:here,B:1,}"),
    ])
    func theStatement(_ language: Language, _ code: String, _ expected: String) {
        #expect(text(.statement, code, language) == expected)
    }
}
