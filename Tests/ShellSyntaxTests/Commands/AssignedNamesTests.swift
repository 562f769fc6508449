import Testing

@testable import ShellSyntax

@Suite("Variables that commands assign")
struct AssignedNamesTests {
    @Test(
        "each way of assigning",
        arguments: [
            ("a=1 b=2", ["a", "b"]), ("a=1 c", []), ("export a=1", ["a"]), ("read -r a", ["a"]), ("unset a", ["a"]),
            ("for a in b; do c=1; done", ["a", "c"]), ("((a=1))", ["a"]), ("b ${a:=1}", ["a"]), ("(a=1)", []),
            ("if a=1; then b=1; else c=1; fi", ["a", "b", "c"]), ("f() { a=1; }", ["a"]),
            ("case x in y) a=1; esac", ["a"]),
            ("b $((a++))", ["a"]),
        ] as [(String, Set<String>)])
    func names(script: String, expected: Set<String>) {
        #expect(
            AssignedNames(in: ShellScript(script).list).names.filter { $0 != "r" && !$0.allSatisfy(\.isNumber) }
                == expected)
    }
}
