import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite("HadolintCommandCollector")
struct HadolintCommandCollectorTests {
    private static func collect(_ text: String) -> HadolintCommandCollector {
        let bytes = Array(text.utf8)
        var collector = HadolintCommandCollector(bytes)
        collector.visit(ShellScript(bytes).list)
        return collector
    }

    @Test(
        "names, what is outside first",
        arguments: [
            ("a; b & c || d", ["a", "b", "c", "d"]), ("a $(b `c`) \"$(d)\" ${x:-$(e)}", ["a", "b", "c", "d", "e"]),
            ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]),
            ("for x in $(a); do b; done; while c; do d; done", ["a", "b", "c", "d"]),
            ("case $(a) in b) c;; esac", ["a", "c"]), ("f() { a; }; (b); { c; }", ["a", "b", "c"]),
            ("A=$(b) c <(d) > $(e)", ["c", "e", "b", "d"]),
            ("time a; ! b; [ -f c ]; [[ d ]]; $e; f*", ["time", "a", "b"]),
            ("a | ! b | time c; A=1 time d; A=1 ! e", ["a", "b", "time", "c", "time", "d", "!"]),
            ("/bin/a; \"b\"; \\c; X=1", ["/bin/a", "b", "c"]),
        ] as [(String, [String])])
    func names(text: String, expected: [String]) {
        #expect(Self.collect(text).commands.map(\.name) == expected)
    }

    @Test(
        "what runs another command goes by that one's name",
        arguments: [
            ("command a b", "a"), ("exec -a x a", "a"), ("builtin a", "a"), ("busybox a", "a"),
            ("command -v a", "command"),
            ("sudo a", "sudo"), ("env a", "env"),
        ])
    func runners(text: String, expected: String) {
        #expect(Self.collect(text).commands.map(\.name) == [expected])
    }

    @Test("arguments are all words behind the first")
    func arguments() {
        #expect(Self.collect("A=1 command a b > c").commands.map(\.arguments) == [["a", "b"]])
    }

    @Test(
        "pipes", arguments: [("a | b", true), ("a || b", false), ("a \"$(b | c)\"", true), ("f() { a |& b; }", true)])
    func pipes(text: String, expected: Bool) {
        #expect(Self.collect(text).hasPipe == expected)
    }
}
