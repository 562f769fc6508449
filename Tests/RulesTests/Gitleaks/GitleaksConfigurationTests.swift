import Testing

@testable import Rules

@Suite struct GitleaksConfigurationTests {
    private let builtIn = GitleaksSample.builtIn

    @Test func `rules are added under names of their own`() throws {
        let set = try GitleaksSample.rules("[[rules]]\nid = 'A b'\nregex = 'x'\n[[rules]]\nid = 'a-b'\nregex = 'x'")
        #expect(set.rules.map(\.id.description) == ["gitleaks/a-b", "gitleaks/a-b-2"])
        #expect(set.filtered { _ in true }.gitleaks != nil && set.silencing { _ in false }.gitleaks != nil)
    }

    @Test func `disabled rules fall silent`() throws {
        let text = "[extend]\nuseDefault = true\ndisabledRules = ['sample', 'unknown']"
        let set = try GitleaksSample.rules(text, builtIn: [builtIn])
        #expect(set.silent == [builtIn.id])
        #expect(set.gitleaks?.notes.contains { $0.contains("'unknown'") } == true)
    }

    @Test func `a rule with an expression replaces the built-in one of its name`() throws {
        let set = try GitleaksSample.rules(
            "[extend]\nuseDefault = true\n[[rules]]\nid = 'sample'\nregex = 'x'", builtIn: [builtIn])
        #expect(set.rules.map(\.id.description) == ["gitleaks/sample"])
    }

    @Test func `a rule without one changes it`() throws {
        let text = "[extend]\nuseDefault = true\n[[rules]]\nid = 'sample'\nentropy = 2\npath = 'p'\n"
        let set = try GitleaksSample.rules(text, builtIn: [builtIn])
        #expect(set.rules.map(\.id) == [builtIn.id])
        #expect(set.gitleaks?.overlays["sample"]?.entropy == 2)
        #expect(set.gitleaks?.overlays["sample"]?.path?.source == "p")
    }

    @Test func `its own path and paths that are skipped`() throws {
        let configuration = try GitleaksSample.load("[allowlist]\npaths = ['^v/']", file: "./c.toml")
        #expect(configuration.isOwn(path: "c.toml") && !configuration.isOwn(path: "d/c.toml"))
        #expect(configuration.skips(path: "v/a") && !configuration.skips(path: "a/v/a"))
    }
}
