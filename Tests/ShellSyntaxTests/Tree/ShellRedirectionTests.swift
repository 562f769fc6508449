import ShellSyntax
import Testing

@Suite("Redirections")
struct ShellRedirectionTests {
    @Test(
        "the descriptor that is changed, and whether a file is written",
        arguments: [
            ("a >b", 1, true), ("a 2>>b", 2, true), ("a <b", 0, false), ("a 2>&1", 2, false), ("a >&b", 1, true),
            ("a &>b", 1, true), ("a <<<b", 0, false), ("a {b}>c", nil, true), ("a >&-", 1, false),
        ] as [(String, Int?, Bool)])
    func kinds(script: String, number: Int?, writesFile: Bool) throws {
        let redirection = try #require(ShellScript(script).commands().commands.first?.redirections.first)
        #expect(redirection.number == number)
        #expect(redirection.writesFile == writesFile)
    }
}
