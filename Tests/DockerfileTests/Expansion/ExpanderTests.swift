import Testing

@testable import Dockerfile

@Suite("Expansion")
struct ExpanderTests {
    /// The value of a text where `a` is `x y`, `e` is empty and `n` is declared without a value.
    static func expand(_ text: String, escape: Escape = .backslash) -> Expansion? {
        let directive = escape == .backtick ? "# escape=`\n" : ""
        let document = DockerfileDocument("\(directive)FROM i\nARG n\nENV a=\"x y\" e=\nUSER \(text)\n")
        guard let user = document.instructions.last, let word = user.word else { return nil }
        return StageGraph(document).expand(word, in: user)
    }

    @Test(
        "variables are replaced and quotes removed",
        arguments: [
            ("b", "b"), ("$a", "x y"), ("${a}b", "x yb"), ("$ab", ""), ("'$a'", "$a"), ("\"$a\"", "x y"),
            ("\\$a", "$a"),
            ("\"\\$a\"", "$a"), ("a\\bc", "abc"), ("\"a\\bc\"", "a\\bc"), ("\"a\\\"\"", "a\""), ("$", "$"),
            ("a$", "a$"), ("$.", "$."),
            ("$e", ""), ("it\\'s", "it's"), ("\"'$a'\"", "'x y'"), ("b\\\\", "b\\"),
        ])
    func values(text: String, expected: String) {
        #expect(Self.expand(text)?.value == expected)
    }

    @Test("a backtick escapes where the file says so")
    func backtick() {
        #expect(Self.expand("C:\\b`$a", escape: .backtick)?.value == "C:\\b$a")
    }

    @Test(
        "what has no value is told",
        arguments: [
            ("$a", [.resolved]), ("$n", [.valueless]), ("$u", [.undefined]), ("${u:-b}", [.defaulted]),
            ("$u$a", [.undefined, .resolved]),
            ("'$u'", []), ("$http_proxy", [.valueless]),
        ] as [(String, [VariableReference.State])])
    func states(text: String, expected: [VariableReference.State]) {
        let expansion = Self.expand(text)
        #expect(expansion?.references.map(\.state) == expected)
        #expect(expansion?.isComplete == expected.allSatisfy { $0 == .resolved || $0 == .defaulted })
        #expect(expansion?.unresolved.count == expected.count { $0 != .resolved && $0 != .defaulted })
    }

    @Test(
        "what cannot be read stays as it is",
        arguments: [
            "${", "${a", "${}", "${:-b}", "${{a}}", "'b", "\"b", "${a^^}", "${a:-b", "${a/b}", "${a#\\b}", "\"${a\"",
        ])
    func invalid(text: String) {
        let expansion = Self.expand(text)
        #expect(expansion?.issues.map(\.kind) == [.invalidExpansion])
        #expect(expansion?.isComplete == false)
    }

    @Test("what a value lacks, those that use it lack too")
    func incomplete() throws {
        let document = DockerfileDocument("FROM i\nENV a=$u/b\nUSER $a")
        let user = document.instructions[2]
        let expansion = StageGraph(document).expand(try #require(user.word), in: user)
        #expect(expansion.value == "/b")
        #expect(expansion.unresolved.map(\.name) == ["a"])
    }

    @Test("depth has a limit")
    func depth() {
        let count = Expander.greatestDepth
        let shallow = String(repeating: "${u:-", count: count) + "x" + String(repeating: "}", count: count)
        #expect(Self.expand(shallow)?.value == "x")
        let deep = String(repeating: "${u:-", count: 10_000) + "x" + String(repeating: "}", count: 10_000)
        #expect(Self.expand(deep)?.issues.map(\.kind) == [.deepExpansion])
    }

    @Test("values that double again and again end with a diagnostic")
    func doubling() {
        var text = "ARG a0=xxxxxxxx\n"
        for number in 1...60 { text += "ARG a\(number)=$a\(number - 1)$a\(number - 1)\n" }
        let graph = Reading.graph(text + "FROM a$a60\n")
        #expect(graph.diagnostics.contains { $0.kind == .largeExpansion })
        for name in graph.globals.names {
            #expect((graph.globals[name]?.value?.utf8.count ?? 0) <= Environment.greatestGrowth)
        }
    }

    @Test("what all values together take has a limit too")
    func total() {
        var text = "FROM i\nENV b=" + String(repeating: "x", count: 8000) + "\n"
        for number in 0..<2000 { text += "ENV a\(number)=$b\n" }
        let graph = Reading.graph(text)
        let environment = graph.stages[0].end.environment
        let kept = environment.names.reduce(0) { $0 + (environment[$1]?.value?.utf8.count ?? 0) }
        #expect(kept < 1 << 23)
        #expect(graph.diagnostics.contains { $0.kind == .largeExpansion })
    }
}
