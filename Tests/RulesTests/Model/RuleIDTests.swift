import Testing

@testable import Rules

@Suite("RuleID")
struct RuleIDTests {
    @Test("accepts family/kebab-name", arguments: ["a/b", "github/personal-access-token", "x1/2fa", "a-b/c-d-0"])
    func accepts(text: String) throws {
        let id = try #require(RuleID(text))
        #expect(id.description == text)
        #expect(text.hasPrefix(id.family + "/"))
    }

    @Test(
        "refuses",
        arguments: [
            "", "/", "a", "a/", "/b", "a/b/c", "A/b", "a/B", "a_b/c", "a/b c", "-a/b", "a/-b", "a//b", "é/b", "a/b\n",
            " a/b",
        ])
    func refuses(text: String) {
        #expect(RuleID(text) == nil)
    }

    @Test("is ordered by its text")
    func order() throws {
        let ids = try ["b/a", "a/c", "a/b"].map { try #require(RuleID($0)) }
        #expect(ids.sorted().map(\.description) == ["a/b", "a/c", "b/a"])
    }

    @Test("a family is all that stands before the slash")
    func families() throws {
        let id = try #require(RuleID("generic/password"))
        #expect(id.family == "generic" && id.isOf(family: "generic"))
        #expect(!id.isOf(family: "gen") && !id.isOf(family: "generic/password") && !id.isOf(family: "docker"))
    }
}
