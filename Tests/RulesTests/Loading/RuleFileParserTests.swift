import TestSupport
import Testing

@testable import Rules

@Suite("RuleFileParser")
struct RuleFileParserTests {
    /// A rule file, a line an element; a test replaces, adds or removes lines.
    private static let lines = [
        "[[rule]]",  // 1
        #"id = "shop/key""#,
        #"name = "Shop key""#,
        #"description = "Opens the shop.""#,
        #"severity = "high""#,  // 5
        #"confidence = "medium""#,
        #"keywords = ["shop_"]"#,
        #"pattern = '''shop_([0-9a-f]{8})'''"#,
        #"remediation = "Close it.""#,
        #"references = ["https://example.com/"]"#,  // 10
        "[[rule.examples]]",
        #"text = "shop_{-}1a2b3c4d""#,
    ]

    private static func text(replacing key: String? = nil, with line: String? = nil, adding: [String] = []) -> String {
        var lines = Self.lines
        if let key, let index = lines.firstIndex(where: { $0.hasPrefix(key + " =") }) {
            if let line { lines[index] = line } else { lines.remove(at: index) }
        }
        lines.insert(contentsOf: adding, at: 10)
        return lines.joined(separator: "\n")
    }

    private static func failure(_ text: String, file: String = "rules/shop.toml") -> RulesError? {
        do throws(RulesError) {
            _ = try RuleFileParser.parse(text, file: file)
            return nil
        } catch {
            return error
        }
    }

    @Test("reads every field")
    func everyField() throws {
        let text = Self.text(adding: [
            #"filters = ["entropy 3.5", "mixed", "unlike-words"]"#, #"window = { before = 16, after = 300 }"#,
            "secretGroup = 0", "broad = true",
            #"validate = "github-fine-grained""#, #"paths = ["*.env"]"#, #"excludePaths = ["**/test/**"]"#,
            #"cwe = "CWE-321""#,
            #"aliases = ["gitleaks:shop"]"#, "[[rule.nonExamples]]", #"text = "shop_xxxxxxxx""#, #"path = "a.env""#,
            #"reason = "placeholder""#,
        ])
        let rule = try #require(try RuleFileParser.parse(text, file: "x/shop.toml").first)
        #expect(rule.id.description == "shop/key")
        #expect(rule.name == "Shop key")
        #expect(rule.description == "Opens the shop.")
        #expect(rule.severity == .high)
        #expect(rule.confidence == .medium)
        #expect(rule.keywords == ["shop_"])
        #expect(rule.pattern == "shop_([0-9a-f]{8})")
        #expect(rule.window == Window(before: 16, after: 300))
        #expect(rule.secretGroup == 0)
        #expect(rule.filters == [.entropy(3.5), .mixed, .unlikeWords])
        #expect(rule.validation == .githubFineGrained)
        #expect(rule.isBroad)
        #expect(rule.paths == [Glob("*.env")])
        #expect(rule.excludedPaths == [Glob("**/test/**")])
        #expect(rule.remediation == "Close it.")
        #expect(rule.references == ["https://example.com/"])
        #expect(rule.cwe == "CWE-321")
        #expect(rule.aliases == ["gitleaks:shop"])
        #expect(rule.examples.map(\.text) == ["shop_1a2b3c4d"])
        #expect(rule.nonExamples == [RuleExample(text: "shop_xxxxxxxx", path: "a.env", reason: "placeholder")])
    }

    @Test("defaults: group 1 where there is one, window, CWE-798")
    func defaults() throws {
        let rule = try #require(try RuleFileParser.parse(Self.text(), file: "shop.toml").first)
        #expect(rule.secretGroup == 1)
        #expect(rule.window == Window(before: 0, after: 256))
        #expect(rule.cwe == "CWE-798")
        #expect(!rule.isBroad)
        let groupless = Self.text(replacing: "pattern", with: "pattern = 'shop_[0-9]'")
        #expect(try RuleFileParser.parse(groupless, file: "shop.toml").first?.secretGroup == 0)
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var key: String?
        var line: String?
        var adding: [String] = []
        var code: RulesError.Code
        var at: Int
        var says: String
        var testDescription: String { "\(line ?? adding.first ?? "no \(key ?? "")"): \(says)" }
    }

    private static let mistakes: [Mistake] = [
        Mistake(adding: [#"patern = "x""#], code: .unknownField, at: 11, says: "nearest is 'pattern'"),
        Mistake(adding: [#"validates = "x""#], code: .unknownField, at: 11, says: "nearest is 'validate'"),
        Mistake(adding: ["[rule.other]"], code: .unknownField, at: 11, says: "unknown field 'other'"),
        Mistake(key: "id", code: .missingField, at: 1, says: "'id' is missing"),
        Mistake(key: "name", code: .missingField, at: 1, says: "'name' is missing"),
        Mistake(key: "description", code: .missingField, at: 1, says: "'description' is missing"),
        Mistake(key: "severity", code: .missingField, at: 1, says: "'severity' is missing"),
        Mistake(key: "confidence", code: .missingField, at: 1, says: "'confidence' is missing"),
        Mistake(key: "keywords", code: .missingField, at: 1, says: "at least one keyword"),
        Mistake(key: "pattern", code: .missingField, at: 1, says: "'pattern' is missing"),
        Mistake(key: "remediation", code: .missingField, at: 1, says: "'remediation' is missing"),
        Mistake(key: "keywords", line: "keywords = []", code: .missingField, at: 7, says: "at least one keyword"),
        Mistake(key: "id", line: "id = 5", code: .badValue, at: 2, says: "'id' must be a string"),
        Mistake(key: "id", line: #"id = "Shop/Key""#, code: .badValue, at: 2, says: "family/kebab-name"),
        Mistake(key: "id", line: #"id = "store/key""#, code: .badValue, at: 2, says: "must begin with 'shop/'"),
        Mistake(key: "name", line: "name = [1]", code: .badValue, at: 3, says: "'name' must be a string"),
        Mistake(key: "name", line: #"name = "a\u001Fb""#, code: .badValue, at: 3, says: "control character"),
        Mistake(
            key: "severity", line: #"severity = "worst""#, code: .badValue, at: 5,
            says: "none of info, low, medium, high, critical"),
        Mistake(key: "confidence", line: #"confidence = "sure""#, code: .badValue, at: 6, says: "'sure' is none of"),
        Mistake(
            key: "confidence", line: #"confidence = "certain""#, code: .badValue, at: 6, says: "given by a checksum"),
        Mistake(
            key: "keywords", line: #"keywords = ["ab"]"#, code: .badValue, at: 7, says: "'ab' must have 3...128 bytes"),
        Mistake(key: "keywords", line: #"keywords = "shop""#, code: .badValue, at: 7, says: "array of strings"),
        Mistake(key: "keywords", line: "keywords = [1]", code: .badValue, at: 7, says: "array of strings"),
        Mistake(key: "pattern", line: "pattern = 'shop_('", code: .badPattern, at: 8, says: "at offset 6"),
        Mistake(key: "pattern", line: "pattern = 'shop_[z-a]'", code: .badPattern, at: 8, says: "range out of order"),
        Mistake(
            key: "pattern", line: "pattern = 'shop_%{ending}'", code: .badPattern, at: 8,
            says: "no fragment %{ending}; there are assign, end"),
        Mistake(
            key: "pattern", line: "pattern = '(?<!.{65})shop_'", code: .badPattern, at: 8,
            says: "looks back 65 bytes; at most 64"),
        Mistake(adding: ["window = 5"], code: .badValue, at: 11, says: "before = N"),
        Mistake(adding: ["window = { before = 1025 }"], code: .badValue, at: 11, says: "0...1024"),
        Mistake(adding: ["window = { before = -1 }"], code: .badValue, at: 11, says: "0...1024"),
        Mistake(adding: ["window = { after = 16385 }"], code: .badValue, at: 11, says: "0...16384"),
        Mistake(adding: ["window = { behind = 1 }"], code: .unknownField, at: 11, says: "'window.behind'"),
        Mistake(adding: ["secretGroup = 2"], code: .badValue, at: 11, says: "the pattern has 1 groups"),
        Mistake(adding: ["secretGroup = -1"], code: .badValue, at: 11, says: "secretGroup -1"),
        Mistake(adding: [#"secretGroup = "1""#], code: .badValue, at: 11, says: "whole number"),
        Mistake(adding: [#"filters = ["entropic 3"]"#], code: .badValue, at: 11, says: "unknown filter 'entropic 3'"),
        Mistake(adding: [#"filters = ["entropy 9"]"#], code: .badValue, at: 11, says: "unknown filter 'entropy 9'"),
        Mistake(adding: [#"validate = "luhn""#], code: .badValue, at: 11, says: "validate 'luhn' is none of github,"),
        Mistake(adding: ["broad = 1"], code: .badValue, at: 11, says: "'broad' must be true or false"),
        Mistake(adding: ["cwe = 798"], code: .badValue, at: 11, says: "'cwe' must be a string"),
        Mistake(adding: ["aliases = 1"], code: .badValue, at: 11, says: "array of strings"),
        Mistake(adding: ["nonExamples = 1"], code: .badValue, at: 11, says: "must be tables"),
        Mistake(
            adding: ["[[rule.nonExamples]]", #"reason = "x""#], code: .missingField, at: 11,
            says: "field 'text' is missing"),
        Mistake(
            adding: ["[[rule.nonExamples]]", #"text = "x""#, "why = 1"], code: .unknownField, at: 13,
            says: "'nonExamples.why'"),
    ]

    @Test("names file and line of a mistake", arguments: mistakes)
    func mistake(_ mistake: Mistake) throws {
        let text = Self.text(replacing: mistake.key, with: mistake.line, adding: mistake.adding)
        let error = try #require(Self.failure(text))
        #expect(error.code == mistake.code)
        #expect(error.file == "rules/shop.toml")
        #expect(error.line == mistake.at)
        #expect(error.message.contains(mistake.says), "\(error.message)")
    }

    @Test("lookbehind of exactly the left context is allowed")
    func longestLookbehind() {
        #expect(Self.failure(Self.text(replacing: "pattern", with: "pattern = '(?<!.{64})shop_'")) == nil)
    }

    @Test(
        "broken TOML",
        arguments: [("[[rule]\n", 1), ("[[rule]]\nid = \n", 2), ("[[rule]]\nid = \"a\nname = 1", 2), ("\u{0}", 1)])
    func brokenTOML(text: String, line: Int) throws {
        let error = try #require(Self.failure(text))
        #expect(error.code == .syntax)
        #expect(error.line == line)
        #expect(error.message.hasPrefix("not valid TOML"))
    }

    @Test("a file without a rule", arguments: ["", "\n# nothing\n", "rule = []", "rule = 5"])
    func noRule(text: String) throws {
        let error = try #require(Self.failure(text))
        #expect(error.code == .missingField)
        #expect(error.line == 1)
    }

    @Test("what stands above the rules")
    func topLevel() throws {
        let error = try #require(Self.failure("# comment\ntitle = 'x'\n" + Self.text()))
        #expect(error.code == .unknownField)
        #expect(error.line == 2)
        #expect(error.message.contains("'title'"))
    }

    @Test("the same id twice names both lines")
    func duplicate() throws {
        let error = try #require(Self.failure(Self.text() + "\n\n" + Self.text()))
        #expect(error.code == .duplicate)
        #expect(error.line == 15)
        #expect(error.message.contains("line 1"))
    }

    @Test("a mistake in a later rule is found there")
    func laterRule() throws {
        let second = Self.text(replacing: "severity", with: "severity = 'worst'").replacing(
            "shop/key", with: "shop/other")
        #expect(try #require(Self.failure(Self.text() + "\n" + second)).line == 17)
    }

    @Test(
        "wrong types inside a window or an example are mistakes too",
        arguments: [
            ["window = { before = \"64\" }"], ["window = { after = 1.5 }"],
            ["[[rule.nonExamples]]", #"text = "x""#, "secret = 5"],
            ["[[rule.nonExamples]]", #"text = "x""#, "path = ['a']"],
        ])
    func wrongTypeInside(lines: [String]) {
        #expect(Self.failure(Self.text(adding: lines))?.code == .badValue)
    }

    @Test(
        "the marks of a rule pack are refused in every text",
        arguments: [
            #"aliases = ["a\u001Eb"]"#, #"references = ["a\u001Fb"]"#, #"paths = ["a\u001Fb"]"#,
            "examples = [{ text = \"a\\u001Eb\" }]",
        ])
    func marksInLists(line: String) {
        var text = Self.text(replacing: "references", with: line)
        if line.hasPrefix("examples") { text = text.replacing("[[rule.examples]]\ntext", with: "cwe") }
        #expect(Self.failure(text)?.code == .badValue)
    }

    @Test("a keyword longer than any window is refused, not a trap later")
    func longKeyword() {
        let line = "keywords = [\"" + String(repeating: "k", count: 70_000) + "\"]"
        #expect(Self.failure(Self.text(replacing: "keywords", with: line))?.code == .badValue)
    }

    @Test("an empty pattern finds nothing, so it is a mistake")
    func emptyPattern() {
        #expect(Self.failure(Self.text(replacing: "pattern", with: "pattern = ''"))?.code == .badPattern)
    }

    @Test("a mistake in the second example names the second example")
    func secondExample() throws {
        let text = Self.text() + "\n[[rule.examples]]\nreason = 'no text'"
        #expect(Self.failure(text)?.line == 13)
    }

    @Test(
        "texts on which TOML readers have stumbled throw",
        arguments: ["[=]", "[.a]", "[{", "[[{", "x = [}", "[[rule]]\nid = [}]"])
    func stumbled(text: String) {
        #expect(Self.failure(text)?.code == .syntax)
    }

    @Test("lines that end in CR LF count as lines")
    func carriageReturns() throws {
        let text = Self.text(replacing: "severity", with: "severity = 'worst'").replacing("\n", with: "\r\n")
        #expect(try #require(Self.failure(text)).line == 5)
    }

    @Test("blanks inside the brackets of a header change nothing")
    func spacedHeader() throws {
        let text =
            "\n"
            + Self.text(replacing: "severity", with: "severity = 'worst'").replacing("[[rule]]", with: "[[ rule ]]")
        #expect(try #require(Self.failure(text)).line == 6)
    }

    @Test("a rule file with random damage throws or is read, and never traps", arguments: 0..<10)
    func randomDamage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let whole = Array(Self.text().utf8)
        let noise = Array("[]{}\"'=\n.5a\\".utf8)
        for _ in 0..<200 {
            var text = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let start = Int.random(in: 0..<text.count, using: &random)
                let end = min(text.count, start + Int.random(in: 0...9, using: &random))
                text.replaceSubrange(start..<end, with: random.bytes(2, from: noise))
            }
            guard let error = Self.failure(String(decoding: text, as: UTF8.self)) else { continue }
            #expect(error.file == "rules/shop.toml")
            #expect(error.line.map { (1...40).contains($0) } == true, "\(error)")
        }
    }
}
