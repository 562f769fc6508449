import Rules
import Testing

@testable import SecScan

@Suite struct GitleaksFindingsTests {
    private func rule(_ id: String, _ lines: String) -> String { "[[rules]]\nid = '\(id)'\n\(lines)\n" }

    @Test func thePathDecides() throws {
        let configuration = rule("a", "regex = 'a=\\w'\npath = '\\.conf$'\n[[rules.allowlists]]\npaths = ['^t/']")
        #expect(try GitleaksSample.found(configuration, "a=b", path: "x.conf") == ["gitleaks/a:1"])
        #expect(try GitleaksSample.found(configuration, "a=b", path: "x.txt") == [])
        #expect(try GitleaksSample.found(configuration, "a=b", path: "t/x.conf") == [])
    }

    @Test func aPathOfTestsChangesNothing() throws {
        let context = try GitleaksSample.context(rule("a", "regex = 'a=\\w'"))
        let sightings = context.sightings(of: GitleaksSample.result(context, "a=b"), path: "tests/a.min.js")
        #expect(sightings.map(\.confidence) == [.high])
    }

    @Test func theConfigurationItselfIsNotSearched() throws {
        #expect(try GitleaksSample.found(rule("a", "regex = 'a=\\w'"), "a=b", path: "g.toml") == [])
    }

    @Test func whatIsRequiredMustStand() throws {
        let configuration =
            rule("a", "regex = 'a=\\w'\n[[rules.required]]\nid = 'b'\nwithinLines = 1")
            + rule("b", "regex = 'b=\\w'\npath = 'conf'\nskipReport = true")
        #expect(try GitleaksSample.found(configuration, "a=1\nb=2", path: "conf") == ["gitleaks/a:1"])
        #expect(try GitleaksSample.found(configuration, "a=1\nb=2", path: "other") == [])
        #expect(try GitleaksSample.found(configuration, "a=1\n\nb=2", path: "conf") == [])
        #expect(try GitleaksSample.found(configuration, "a=1\nb=2 # gitleaks:allow", path: "conf") == [])
    }

    @Test func whatGuessesYields() throws {
        let configuration = rule("my-generic", "regex = '\\w{8}'") + rule("own", "regex = 'zqx_[a-z]{8}'")
        #expect(try GitleaksSample.found(configuration, Token.first) == ["gitleaks/own:1"])
        #expect(
            try GitleaksSample.found(configuration, "\(Token.first)\nabcdefgh") == [
                "gitleaks/my-generic:2", "gitleaks/own:1",
            ])
        let extending = "[extend]\nuseDefault = true\n" + rule("my-generic", "regex = '\\w{8}'")
        #expect(
            try GitleaksSample.found(extending, Token.first, builtIn: [Token.rule()]) == ["sample/token:1"])
    }

    @Test func commitsAreLeftToTheEnd() throws {
        let context = try GitleaksSample.context(rule("a", "regex = 'a=\\w'\n[[rules.allowlists]]\ncommits = ['AB']"))
        let sightings = context.sightings(of: GitleaksSample.result(context, "a=b"), path: "a")
        #expect(sightings.map(\.allowedCommits) == [["ab"]])
    }
}
