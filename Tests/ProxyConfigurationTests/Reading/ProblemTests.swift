import Testing

@testable import ProxyConfiguration

@Suite struct ProblemTests {
    @Test(arguments: [(Mismatch.Code.form, Problem.Code.form), (.range, .range), (.literalSecret, .literalSecret)])
    func ofAMismatch(code: Mismatch.Code, expected: Problem.Code) {
        let problem = Problem(Mismatch(code: code, message: "m", range: 1..<2), key: "k", name: "N")
        #expect(Problem(syntax: "x", line: 2, in: FileLines(Array("a\nbc\n".utf8))).range == 2..<4)
        // The place tells the line.
        #expect(Problem(syntax: "x", line: 2, in: FileLines(Array("a\nbc\n".utf8))).message == "x")
        #expect(problem == Problem(code: expected, key: "k", name: "N", message: "m", range: 1..<2))
    }
}
