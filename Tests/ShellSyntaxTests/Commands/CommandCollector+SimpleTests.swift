import ShellSyntax
import Testing

@Suite("What simple commands change")
struct CommandCollectorSimpleTests {
    @Test(
        "values that are certain",
        arguments: [
            ("V=1; a $V", "a 1"), ("V=1 a $V", "a «$V»"), ("V=1; W=$V.2; a \"x-$W\"", "a x-1.2"),
            ("V=1; V+=2; a $V", "a 12"),
            ("V=1; if b; then V=2; fi; a $V", "a «$V»"), ("V=1; (V=2); a $V", "a 1"), ("V=1; b | V=2; a $V", "a 1"),
            ("V=1; b && V=2; a $V", "a «$V»"), ("V=1 && a $V", "a 1"), ("b || V=1; a $V", "a «$V»"),
            ("export V=1 && a $V", "a 1"),
            ("V=1; read V; a $V", "a «$V»"), ("V=1; unset V; a $V", "a «$V»"), ("V=1; . b; a $V", "a «$V»"),
            ("V=1; while a $V; do V=2; done", "a «$V»"), ("V=1; f() { V=2; }; a $V", "a «$V»"),
            ("V=$(b); a $V", "a «$V»"),
            ("V='1 2'; a $V \"$V\"", "a «$V» 1 2"), ("V=1; ((V++)); a $V", "a «$V»"), ("a $E", "a 9"),
            ("E=8; a $E", "a 8"),
        ])
    func values(script: String, expected: String) {
        #expect(commandLines(script, variables: ["E": "9"]).contains(expected))
    }

    @Test(
        "working directories",
        arguments: [
            ("cd /a && x", .absolute("/a")), ("cd a; cd b; x", .relative("a/b")), ("(cd a); x", .relative("")),
            ("cd $A; x", .unknown), ("A=/b; cd $A/c; x", .absolute("/b/c")), ("if a; then cd b; fi; x", .unknown),
            ("[ -d a ] && cd a; x", .unknown), ("cd /a || exit 1; x", .absolute("/a")), ("cd; x", .unknown),
            ("pushd /a; x", .absolute("/a")), ("popd; x", .unknown), ("cd -P /a; x", .absolute("/a")),
            ("for i in a; do cd $i; done; x", .unknown), ("cd /a | b; x", .relative("")),
        ] as [(String, ShellDirectory)])
    func directories(script: String, expected: ShellDirectory) {
        #expect(ShellScript(script).commands().commands.last?.context.directory == expected)
    }

    @Test(
        "settings",
        arguments: [
            ("set -e; x", .exitOnError), ("set -eux; set +x; x", [.exitOnError, .unsetIsError]), ("(set -x); x", []),
            ("set -o pipefail && x", .pipefail), ("if a; then set -x; fi; x", .trace),
            ("set -x; a | set +x; x", .trace),
            ("set -- -e; x", []),
        ] as [(String, ShellSettings)])
    func settings(script: String, expected: ShellSettings) {
        #expect(ShellScript(script).commands().commands.last?.context.settings == expected)
    }
}
