import Rules
import Testing

@testable import Checks

@Suite("HadolintScript")
struct HadolintScriptTests {
    @Test("of what is no script, no command is known", arguments: ["if a; then b", "a &&", "echo \"a", "a | | b"])
    func broken(text: String) {
        let script = HadolintScript(text)
        #expect(script.commands.isEmpty && !script.hasPipe)
        #expect(script.text == text)
    }

    @Test(
        "what stands before a word that cannot stand there counts",
        arguments: [
            ("a; b )", ["a", "b"]), ("a; fi; b", ["a"]), ("a b (c)", ["a"]), ("a; b (c)", []), ("a & && b", ["a"]),
        ]
            as [(String, [String])])
    func stops(text: String, expected: [String]) {
        #expect(HadolintScript(text).commands.map(\.name) == expected)
    }

    @Test("what shells read and hadolint does not", arguments: ["a; {{ b }}", "a; [ b", "a; !", "a; f() b"])
    func lenient(text: String) {
        #expect(HadolintScript(text).commands.isEmpty)
    }

    @Test("the first of each kind counts")
    func order() {
        let script = HadolintScript("a && b && a")
        #expect(script.first({ $0.name == "a" }, before: { $0.name == "b" }))
        #expect(!script.first({ $0.name == "b" }, before: { $0.name == "a" }))
        #expect(!script.first({ $0.name == "a" }, before: { $0.name == "c" }))
    }

    @Test("programs")
    func runs() {
        #expect(HadolintScript("a b").runs("a"))
        #expect(!HadolintScript("a b").runs("b"))
    }
}
