import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite("HadolintWords")
struct HadolintWordsTests {
    @Test(
        "text",
        arguments: [
            (#"a"b"'c'\d"#, "abcd"), ("$a-${b}", "${a}-${b}"), ("${a:-b}", "${a:-b}"), ("${a:-\"b\"}", "${a:-b}"),
            ("$(a -b)", "${a-b}"), ("x$(a; b)", "x${ab}"), ("x$(a | b)", "x${}"), ("x$(a && b)", "x${}"),
            ("`a`", "${VAR}"),
            ("$((1+2))", "${VAR}"), ("a*?[bc]", "a*?[bc]"), ("a{b,c}d", "ad"), ("{1..3}", ""), ("{a}", "{a}"),
            ("{a,{b,c}}", ""), (#""{a,b}"{c"#, "{a,b}{c"), ("{$a,b}=1", "=1"), ("{a{b},c}", "{a{b},c}"),
        ])
    func text(source: String, expected: String) throws {
        let bytes = Array("x \(source)".utf8)
        guard
            case .simple(let command) = ShellScript(bytes).list.statements.first?.pipelines.first?.commands.first?
                .content
        else {
            Issue.record("no command")
            return
        }
        #expect(HadolintWords(bytes).text(try #require(command.words.last)) == expected)
    }
}
