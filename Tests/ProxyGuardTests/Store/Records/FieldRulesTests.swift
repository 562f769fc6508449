import Testing

@testable import ProxyStore

@Suite struct FieldRulesTests {
    private static let pasted = "pg_" + "l" + String(repeating: "Ab3", count: 12)

    @Test(arguments: ["a", "Team Größe 7", "it's \"x\" %_\\", String(repeating: "n", count: 100), "pg_short"])
    func names(text: String) throws { try FieldRules.name(text) }

    @Test(arguments: [
        "", "a\u{200B}b", "a\u{3164}", "a\u{FE0F}", "a\u{A0}b", "a\u{3000}b", "a\u{E000}", "\u{2800}", "a\nb", "a\u{0}",
        "a\u{202E}b", "a\u{2028}b", String(repeating: "n", count: 101), pasted, "x " + pasted,
    ])
    func noNames(text: String) { #expect(throws: StoreError.self) { try FieldRules.name(text) } }

    @Test(arguments: [" shop", "shop ", " ", "  "])
    func projectsHaveNoSpaceAtTheEnds(text: String) {
        let error = #expect(throws: StoreError.self) { try FieldRules.projectName(text) }
        #expect(error?.description == "a name must not begin or end with a space")
    }

    @Test func hints() throws {
        try FieldRules.hint("")
        try FieldRules.hint("…wxyz")
        #expect(throws: StoreError.self) { try FieldRules.hint(Self.pasted) }
        #expect(throws: StoreError.self) { try FieldRules.hint("a\tb") }
    }

    @Test func models() throws {
        try FieldRules.models(["gpt-4o-mini", "claude/opus:4"])
        for names in [
            [""], ["a\nb"], [String(repeating: "m", count: 201)], [Self.pasted], [String](repeating: "m", count: 201),
        ] {
            #expect(throws: StoreError.self) { try FieldRules.models(names) }
        }
    }

    @Test func upstreamsAndSettings() throws {
        try FieldRules.upstream("open-ai_2.eu")
        try FieldRules.settingName("key.check")
        for text in ["", "a b", "a'b", "ä", String(repeating: "a", count: 65)] {
            #expect(throws: StoreError.self) { try FieldRules.upstream(text) }
            #expect(throws: StoreError.self) { try FieldRules.settingName(text) }
        }
    }

    @Test func errorsDoNotQuote() {
        let error = #expect(throws: StoreError.self) { try FieldRules.name(Self.pasted) }
        #expect(error?.description.contains("Ab3") == false)
    }
}
