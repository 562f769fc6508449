import Testing

@testable import Rules

@Suite struct GitleaksWorkerTests {
    private func rule(_ lines: String) -> String { "[[rules]]\nid = \"a\"\n\(lines)\n" }

    @Test func `the keyword may stand anywhere in the text`() throws {
        let configuration = rule("regex = '''[0-9]{4}'''\nkeywords = [\"FAR\"]")
        #expect(
            try GitleaksSample.matches(configuration, "1234\n" + String(repeating: "-\n", count: 5000) + "aFarb") == [
                "1234:1"
            ])
        #expect(try GitleaksSample.matches(configuration, "1234\n") == [])
        #expect(try GitleaksSample.matches(rule("regex = '''[0-9]{4}'''"), "1234\n5678") == ["1234:1", "5678:2"])
    }

    @Test func `the secret is the first group that holds something, or the one that is named`() throws {
        #expect(try GitleaksSample.matches(rule("regex = '''a=(x)?(\\w+)'''"), "a=yz a=xz") == ["yz:1", "x:1"])
        #expect(try GitleaksSample.matches(rule("regex = '''(a)=(\\w+)'''\nsecretGroup = 2"), "a=yz") == ["yz:1"])
        #expect(try GitleaksSample.matches(rule("regex = '''a=\\w+'''"), "a=yz") == ["a=yz:1"])
        // A group that takes no part: the value is empty, and the match is shown.
        #expect(try GitleaksSample.matches(rule("regex = '''a=(\\d*)x'''\nsecretGroup = 1"), "a=x") == ["a=x:1"])
    }

    @Test func `entropy must be greater`() throws {
        #expect(try GitleaksSample.matches(rule("regex = '''a=(\\w+)'''\nentropy = 1"), "a=xyxy a=xyz") == ["xyz:1"])
        #expect(
            try GitleaksSample.matches(rule("regex = '''a=(\\w+)'''\nentropy = \"1.0\""), "a=xyxy a=xyz") == ["xyz:1"])
    }

    @Test func `line feeds at the ends are no part of a match`() throws {
        #expect(try GitleaksSample.matches(rule("regex = '''\\n\\s*b=(\\w+)\\n+'''"), "a\n  b=c\n\nd") == ["  b=c:2"])
        #expect(try GitleaksSample.matches(rule("regex = '''\\s*b=(\\w+)\\n+'''"), "a\n  b=c\n\nd") == ["  b=c:2"])
        #expect(try GitleaksSample.matches(rule("regex = '''\\s*b=(\\w+)'''"), "a\n  b=c\n\nd") == ["c:2"])
        #expect(try GitleaksSample.matches(rule("regex = '''(?s)B\\n(.+?)\\nE'''"), "x\nB\n1\n2\nE\n") == ["1\n2:2"])
        #expect(try GitleaksSample.matches(rule("regex = '''\\n+'''"), "a\n\n") == [])
        #expect(try GitleaksSample.matches(rule("regex = '''x*'''"), "axxb").count == 1)
    }

    @Test func `bytes that are no text are characters`() throws {
        let bytes: [UInt8] = Array("u=\"".utf8) + [0xFF, 0xC3, 0xA4] + Array("\"\nv".utf8)
        #expect(try GitleaksSample.matches(rule("regex = '''u=\"(..)\"'''"), bytes).count == 1)
        #expect(try GitleaksSample.matches(rule("regex = '''v'''"), bytes) == ["v:2"])
    }

    @Test func `allowlists of the rule and of all`() throws {
        let text = "a=one a=two a=three # fine\na=four"
        let own = rule("regex = '''a=(\\w+)'''\n[[rules.allowlists]]\nstopwords = [\"TW\"]")
        #expect(try GitleaksSample.matches(own, text) == ["one:1", "three:1", "four:2"])
        let line = own + "[allowlist]\nregexTarget = \"line\"\nregexes = ['''fine''']"
        #expect(try GitleaksSample.matches(line, text) == ["four:2"])
        let match = own + "[[allowlists]]\nregexTarget = \"match\"\nregexes = ['''^a=o''']"
        #expect(try GitleaksSample.matches(match, text) == ["three:1", "four:2"])
    }

    @Test func `a comment on its line allows`() throws {
        let worker = try GitleaksSample.engine(rule("regex = '''a=\\w'''")).makeWorker()
        let text = Array("a=1 # gitleaks:allow\n# gitleaks:allow\na=2\n".utf8)
        #expect(text.withUnsafeBytes { worker.search($0).matches.map(\.isAllowedInline) } == [true, false])
    }

    @Test func `what is required is looked for without its keyword`() throws {
        let configuration =
            rule("regex = '''a=\\w'''\n[[rules.required]]\nid = \"b\"")
            + "[[rules]]\nid = \"b\"\nregex = '''b=\\w'''\nkeywords = [\"never\"]\n"
        let worker = try GitleaksSample.engine(configuration).makeWorker()
        let found = Array("a=1 b=2".utf8).withUnsafeBytes { worker.search($0).matches }
        #expect(found.map(\.mark.isAuxiliary) == [false, true])
        #expect(Array("b=2".utf8).withUnsafeBytes { worker.search($0).matches }.isEmpty)
    }

    @Test func `one that gives up is told`() throws {
        let worker = try GitleaksSample.engine(rule("regex = '''^(?:a|a)+$'''")).makeWorker()
        let result = Array((String(repeating: "a", count: 60) + "b").utf8).withUnsafeBytes { worker.search($0) }
        #expect(result.shortfalls.map(\.rule.description) == ["gitleaks/a"])
    }
}
