import Testing

@testable import Rules

@Suite struct GitleaksFieldsTests {
    @Test(
        arguments: [
            "keywords = [\"a\", \"b\"]", "KEYWORDS = \"a,b\"", "Keywords = \"A,B\"",
        ])
    func `keys have any case, and a list may be one string`(line: String) throws {
        #expect(try GitleaksSample.load("[[rules]]\nid = 'x'\nregex = 'y'\n" + line).rules[0].keywords == ["a", "b"])
    }

    @Test(arguments: [("2", 2.0), ("2.5", 2.5), ("\"2.5\"", 2.5)])
    func `numbers may be strings`(text: String, expected: Double) throws {
        #expect(
            try GitleaksSample.load("[[rules]]\nid = 'x'\nregex = 'y'\nentropy = \(text)").rules[0].entropy == expected)
    }

    @Test(arguments: ["[allowlist]", "[[allowlist]]", "[allowlists]", "[[allowlists]]"])
    func `one table counts as a list of one`(header: String) throws {
        #expect(try GitleaksSample.load(header + "\npaths = ['a']").allowlists.count == 1)
    }

    @Test(arguments: ["id = [1]", "id = 'x'\nregex = 1.5", "id = 'x'\nskipReport = 1", "id = 'x'\nsecretGroup = 1e99"])
    func `another type is refused`(lines: String) {
        #expect(throws: RulesError.self) { try GitleaksSample.load("[[rules]]\n" + lines) }
    }
}
