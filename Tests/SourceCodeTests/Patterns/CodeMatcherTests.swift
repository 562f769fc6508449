import Testing

@testable import SourceCode

@Suite struct CodeMatcherTests {
    private func count(_ pattern: String, _ code: String, _ language: Language = .javascript) throws -> Int {
        try CodeQuery([pattern], anywhere: true).found(in: code, language).count
    }

    @Test(arguments: [
        ("f($A, $A)", "f(a.b, a.b)", 1), ("f($A, $A)", "f(a, b)", 0), ("f($A)", "f(a, b)", 0), ("f($A)", "f()", 0),
        ("f(...)", "f(a, b)", 1), ("f(...)", "f()", 1), ("f(a)", "f(a,)", 1), ("f([..., $A, ...])", "f([1, 2])", 1),
        ("a = $V", "a == b", 0), ("a = $V", "a = b", 1), ("f(..., a, ...)", "f(x.a, b)", 0),
        ("$F(a)", "g(a); x.h(a)", 1),
        (".$F(a)", "x.h(a)", 1), ("a.b", "a\n.b", 1),
    ])
    func expressionsAndLists(_ pattern: String, _ code: String, _ expected: Int) throws {
        #expect(try count(pattern, code) == expected)
    }

    @Test func aHostileFileEnds() throws {
        let code = "f(" + String(repeating: "a,", count: 20_000) + "b)"
        #expect(try count("f(..., $A, ..., $B, ..., $C, ..., zz)", code) == 0)
    }
}
