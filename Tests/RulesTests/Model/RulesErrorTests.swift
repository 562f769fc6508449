import Testing

@testable import Rules

@Suite("RulesError")
struct RulesErrorTests {
    @Test("names file and line as compilers do")
    func description() {
        #expect(RulesError(.syntax, file: "a.toml", line: 3, "broken").description == "a.toml:3: broken")
        #expect(RulesError(.syntax, file: "a.toml", "broken").description == "a.toml: broken")
        #expect(RulesError(.syntax, "broken").description == "broken")
    }
}
