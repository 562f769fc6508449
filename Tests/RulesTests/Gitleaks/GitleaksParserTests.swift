import Testing

@testable import Rules

@Suite struct GitleaksParserTests {
    private func error(_ text: String) -> RulesError? {
        do {
            _ = try GitleaksSample.load(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `every field`() throws {
        let text = """
            title = "t"
            minVersion = "v8.19.0"
            [[rules]]
            ID = "a"
            description = "d"
            regex = '''(a)'''
            secretgroup = 1
            entropy = 3
            keywords = "K,l"
            tags = ["t"]
            path = '''p'''
            skipReport = true
            [rules.allowlist]
            regexTarget = "match"
            stopWords = ["s"]
            [[rules.required]]
            id = "b"
            withinLines = 3
            withinColumns = 4
            [[rules]]
            id = "b"
            path = '''q'''
            """
        let configuration = try GitleaksSample.load(text)
        let rule = configuration.rules[0]
        #expect(configuration.notes == [])
        #expect(rule.id == "a" && rule.description == "d" && rule.secretGroup == 1 && rule.entropy == 3)
        #expect(rule.keywords == ["k", "l"] && rule.tags == ["t"] && rule.isHidden)
        #expect(rule.allowlists.map(\.target) == [.match])
        #expect(rule.required == [GitleaksRule.Required(id: "b", lines: 3, columns: 4)])
    }

    @Test(
        arguments: [
            ("a = [", 1, "not valid TOML"), ("[[rules]]\nregex = 'a'", 1, "id"),
            ("[[rules]]\nid = \"x\"\nregex = 'a(?=b)'", 3, "rule 'x': 'regex': "),
            ("[[rules]]\nid = \"x\"\npath = '('", 3, "'path'"),
            ("[[rules]]\nid = \"x\"\n", 1, "neither regex nor path"),
            ("[[rules]]\nid = \"x\"\nregex = '(a)'\nsecretGroup = 2", 1, "secretGroup 2"),
            ("[[rules]]\nid = \"x\"\nregex = 'a'\nentropy = \"high\"", 4, "number"),
            ("[[rules]]\nid = \"x\"\nregex = 'a'\nkeywords = [1]", 4, "strings"),
            ("[[rules]]\nid = \"x\"\nregex = 'a'\n[[rules.required]]\nid = \"y\"", 1, "requires 'y'"),
            ("[[rules]]\nid = \"x\"\nregex = 'a'\n[[rules.required]]\nwithinLines = 1", 4, "needs an id"),
            ("[[rules]]\nid = \"x\"\nregex = 'a'\n[rules.allowlist]\ndescription = \"d\"", 4, "at least one"),
            ("[allowlist]\npaths = ['(']", 2, "'paths'"),
            ("[allowlist]\npaths = ['a']\ncondition = \"XOR\"", 3, "neither AND nor OR"),
            ("[allowlist]\npaths = ['a']\nregexTarget = \"file\"", 3, "none of secret"),
            ("[allowlist]\npaths = ['a']\n[[allowlists]]\npaths = ['a']", 1, "side by side"),
            ("[[allowlists]]\npaths = ['a']\ntargetRules = [\"x\"]\n[[rules]]\nid=\"y\"\nregex='a'", 3, "'x'"),
            ("minVersion = \"new\"", 1, "minVersion"), ("[extend]\nuseDefault = true\npath = \"x\"", 3, "side by side"),
            ("[extend]\npath = \"none.toml\"", 1, "no such file"), ("rules = 3", 1, "tables"),
        ])
    func `mistakes are named with file and line`(text: String, line: Int, part: String) {
        let error = error(text)
        #expect(error?.description.hasPrefix("g.toml:\(line): ") == true, "\(error?.description ?? "none")")
        #expect(error?.message.contains(part) == true, "\(error?.description ?? "none")")
    }

    @Test func `what does not count is noted`() throws {
        let text = """
            minVersion = "99.0"
            colour = 1
            [[rules]]
            id = "a"
            regex = 'x'
            verify = true
            [[rules]]
            id = "a"
            regex = 'y'
            """
        let configuration = try GitleaksSample.load(text)
        #expect(configuration.rules.map { $0.regex?.source } == ["y"])
        #expect(configuration.notes.map { $0.prefix(9) } == ["g.toml:2:", "g.toml:1:", "g.toml:6:", "g.toml:7:"])
    }
}
