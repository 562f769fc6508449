import Rules
import TestSupport
import Testing

@testable import Checks

@Suite("Commands in shell form as JSON lists")
struct ExecFormTests {
    private static func fixed(_ text: String, unsafe: Bool) -> String {
        let fixes = DockerfileFixes(
            Array("FROM debian:12\n\(text)\n".utf8), includesUnsafe: unsafe, isOn: { $0.name == "shell-form-command" })
        return String(decoding: fixes.source.dropFirst(15).dropLast(), as: UTF8.self)
    }

    @Test(
        "a plain command becomes a list that means the same",
        arguments: [
            ("CMD node a.js", #"CMD ["node", "a.js"]"#), ("CMD app", #"CMD ["app"]"#),
            (#"CMD app 'a b' "c\"d" e\ f"#, #"CMD ["app", "a b", "c\"d", "e f"]"#),
            ("CMD app \\\n  # why\n  -b", "CMD [\"app\", \\\n  # why\n  \"-b\"]"),
            ("HEALTHCHECK --timeout=3s CMD check a", #"HEALTHCHECK --timeout=3s CMD ["check", "a"]"#),
        ])
    func safe(before: String, after: String) {
        #expect(Self.fixed(before, unsafe: false) == after)
    }

    @Test(
        "what may mean something else then is unsafe",
        arguments: [
            ("CMD /run.sh", #"CMD ["/run.sh"]"#), ("CMD run.sh", #"CMD ["run.sh"]"#),
            ("CMD echo a", #"CMD ["echo", "a"]"#),
            ("ENTRYPOINT app", #"ENTRYPOINT ["app"]"#), ("ONBUILD CMD app", #"ONBUILD CMD ["app"]"#),
            ("ENTRYPOINT [\"a\"]\nCMD app", "ENTRYPOINT [\"a\"]\nCMD [\"app\"]"), ("CMD app $A", "CMD exec app $A"),
            ("CMD app *.txt", "CMD exec app *.txt"),
        ])
    func unsafe(before: String, after: String) {
        #expect(Self.fixed(before, unsafe: false) == before)
        #expect(Self.fixed(before, unsafe: true) == after)
    }

    @Test(
        "what needs a shell is left alone",
        arguments: [
            "CMD a && b", "CMD a | b", "CMD a > b", "CMD A=b c", "CMD cd /a", "CMD a; b", "CMD (a)", "CMD ! a",
            "CMD a &",
            "CMD $(a)", "CMD $A", "CMD if a; then b; fi", "CMD 'a",
        ])
    func none(text: String) {
        #expect(Self.fixed(text, unsafe: true) == text)
    }

    @Test("of an image that is not known the entry point is not known either")
    func unknownBase() {
        let text = Array("FROM example.com/a:1\nCMD app\n".utf8)
        #expect(DockerfileFixes(text).source == text)
    }
}
