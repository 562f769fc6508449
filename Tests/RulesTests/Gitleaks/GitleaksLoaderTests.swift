import Testing

@testable import Rules

@Suite struct GitleaksLoaderTests {
    private let base = """
        [[rules]]
        id = "z"
        description = "base"
        regex = 'z'
        keywords = ["bz"]
        [[rules]]
        id = "off"
        regex = 'o'
        [[allowlists]]
        regexes = ['base']
        """

    @Test func `a file extends another one`() throws {
        let text = """
            [extend]
            path = "base.toml"
            disabledRules = ["off", "none"]
            [[rules]]
            id = "z"
            entropy = 2
            keywords = ["own"]
            [[rules]]
            id = "a"
            regex = 'a'
            [allowlist]
            paths = ['own']
            """
        let configuration = try GitleaksSample.load(text, others: ["base.toml": base])
        #expect(configuration.rules.map(\.id) == ["a", "z"])
        #expect(configuration.rules[1].regex?.source == "z" && configuration.rules[1].entropy == 2)
        #expect(configuration.rules[1].keywords == ["bz", "own"])
        #expect(configuration.allowlists.count == 2)
        #expect(!configuration.usesBuiltIn)
        #expect(configuration.notes.count == 1 && configuration.notes[0].contains("'none'"))
        #expect(configuration.sources == [text, base])
    }

    @Test func `it is looked for beside the file as well`() throws {
        let found = try GitleaksSample.load("[extend]\npath = \"b.toml\"", file: "c/g.toml", others: ["c/b.toml": base])
        #expect(found.rules.map(\.id) == ["off", "z"])
    }

    @Test func `two levels and no more`() throws {
        let others = [
            "1": "[extend]\npath = \"2\"\n[[rules]]\nid = '1'\nregex = 'x'",
            "2": "[extend]\npath = \"3\"\n[[rules]]\nid = '2'\nregex = 'x'", "3": "[[rules]]\nid = '3'\nregex = 'x'",
        ]
        let configuration = try GitleaksSample.load("[extend]\npath = \"1\"", others: others)
        #expect(configuration.rules.map(\.id) == ["1", "2"])
        #expect(configuration.notes.contains { $0.contains("at most two") })
    }

    @Test func `the built-in rules stand in for the default ones`() throws {
        let configuration = try GitleaksSample.load("[extend]\nuseDefault = true\ndisabledRules = ['x']")
        #expect(configuration.usesBuiltIn && configuration.disabledRules == ["x"])
        #expect(configuration.notes.contains { $0.contains("useDefault") })
    }

    @Test func `a file of allowlists alone applies to the built-in rules`() throws {
        let configuration = try GitleaksSample.load("[allowlist]\npaths = ['a']")
        #expect(configuration.usesBuiltIn)
        #expect(configuration.notes.contains { $0.contains("gitleaks would look for nothing") })
    }

    @Test func `a list may be for some rules only`() throws {
        let text = "[[rules]]\nid = 'a'\nregex = 'a'\n[[rules]]\nid = 'b'\nregex = 'b'\n"
        let list = "[[allowlists]]\ntargetRules = ['b']\nstopwords = ['s']\n"
        #expect(try GitleaksSample.load(text + list).rules.map(\.allowlists.count) == [0, 1])
        let extending = try GitleaksSample.load("[extend]\npath = '1'", others: ["1": text + list])
        #expect(extending.rules.map(\.allowlists.count) == [0, 0])
        #expect(extending.notes.contains { $0.contains("targetRules") })
    }
}
