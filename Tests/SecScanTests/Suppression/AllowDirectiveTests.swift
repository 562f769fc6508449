import Testing

@testable import SecScan

@Suite struct AllowDirectiveTests {
    @Test(arguments: [
        ("secscan:allow", AllowDirective.Verb.line), ("SecScan:Allow why", .line),
        ("secscan:allow-next-line", .nextLine),
        ("secscan:allow-start[a]", .start), ("secscan:allow-end", .end), ("secscan:allow-stage[a] b", .stage),
        ("secscan:allow-file", .file), ("gitleaks:allow", .line), ("pragma: allowlist nextline secret", .nextLine),
    ])
    func verbs(text: String, verb: AllowDirective.Verb) { #expect(AllowDirective(text)?.verb == verb) }

    @Test(arguments: [
        "secscan:allowed", "secscan:allow_all", "secscan:allow[sample", "secscan:allow-files", "secscan:allow-filed",
    ])
    func otherWords(text: String) { #expect(AllowDirective(text) == nil) }

    @Test(
        arguments: [
            ("secscan:allow[a/b, c/*] until=2027-01-31 it moves", ["a/b", "c/*"], "2027-01-31", "it moves"),
            ("secscan:allow until=2027-01-31", [], "2027-01-31", ""),
            ("secscan:allow[a]until=soon\tx ", ["a"], "soon", "x"),
            ("secscan:allow Until= x", [], "", "x"),
            ("secscan:allow why until=2027-01-31", [], nil, "why until=2027-01-31"),
        ] as [(String, [String], String?, String)])
    func parts(text: String, rules: [String], until: String?, reason: String) throws {
        let directive = try #require(AllowDirective(text))
        #expect(directive.rules == rules && directive.until == until && directive.reason == reason && directive.isOurs)
    }
}
