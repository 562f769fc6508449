import BuiltInRules
import Rules
import Testing

@testable import Checks

@Suite struct ConfigurationAuditTests {
    private let clauses = """
        [[rule.code]]
        languages = ["javascript", "go"]
        match = ["cors($A)", "cors()"]
        [[rule.setting]]
        formats = ["yaml", "nginx"]
        path = "**/cors"
        """

    @Test(arguments: [
        ("a.js", "cors()", ["cors() medium "]), ("a.py", "cors()", []), ("a.yml", "cors: x\n", ["x medium "]),
        ("site.conf", "server {\n  cors on;\n}\n", ["on medium "]), ("a.yml", "cors: [", []), ("a.md", "cors()", []),
        ("a.go", "x.cors()", []), ("test/a.js", "cors()", ["cors() info "]),
        ("dev/a.js", "cors(cors())", ["cors(cors()) low "]),
    ])
    func byLanguageAndFormat(_ path: String, _ text: String, _ expected: [String]) throws {
        #expect(try configurationFindings(clauses, in: text, path: path) == expected)
    }

    @Test func aRuleThatIsOffFindsNothing() throws {
        let audit = ConfigurationAudit(try configurationRules(clauses))
        #expect(audit.outcome(in: Array("cors()".utf8), path: "a.js") { _ in false }.findings.isEmpty)
    }

    @Test func rulesThatAreSilentAreNotRead() throws {
        let rules = try RuleSet(try configurationRules(clauses)).rules
        let (id, bytes) = (try #require(RuleID("cors/a")), Array("cors()".utf8))
        #expect(ConfigurationAudit(rules).outcome(in: bytes, path: "a.js").findings.map(\.rule.id) == [id])
        #expect(ConfigurationAudit(rules, except: [id]).outcome(in: bytes, path: "a.js").findings.isEmpty)
    }

    @Test func wordsThatProgramsEscape() throws {
        let clauses = """
            [[rule.setting]]
            formats = ["properties"]
            path = "**/url"
            value = 'useSSL=false'
            """
        for text in ["jdbc.url=a?useSSL=false\n", "jdbc.url=a?useSSL\\=false\n"] {
            #expect(try configurationFindings(clauses, in: text, path: "a.properties").count == 1)
        }
    }

    @Test func theBuiltInRulesCanBeRead() throws {
        try ConfigurationAudit(BuiltInRules.load().rules).validate()
    }

    @Test(arguments: [
        ("a.js", "cors();" + String(repeating: "(/[", count: 30_000), false),
        ("a.yaml", "cors:\n" + String(repeating: "- origin: x\n", count: 1600), false),
        ("a.js", "cors();" + String(repeating: "a(/[b]/, 1);\n", count: 3000), true),
        ("a.yaml", "cors:\n" + String(repeating: "- origin: x\n", count: 100), true),
    ])
    func whatWasMadeToTakeForEverIsLeftInTheMiddle(_ path: String, _ text: String, _ isComplete: Bool) throws {
        let audit = ConfigurationAudit(
            try configurationRules(
                """
                [[rule.code]]
                languages = ["javascript"]
                match = "cors()"
                [[rule.setting]]
                formats = ["yaml"]
                path = "cors/[]/origin"
                unless = { path = "../../*/origin" }
                """))
        let outcome = audit.outcome(in: Array(text.utf8), path: path)
        #expect(outcome.isComplete == isComplete)
        #expect(!outcome.findings.isEmpty)
    }

    @Test(arguments: [
        ("{}\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + aliases, false), (String(repeating: "[", count: 200), false),
        ("[", true), ("cors: x", true),
    ])
    func aFileThatHoldsTooMuchIsNotLookedAt(_ text: String, _ isComplete: Bool) throws {
        let audit = ConfigurationAudit(try configurationRules(clauses))
        let outcome = audit.outcome(in: Array("cors: \(text)\n".utf8), path: "a.yml")
        #expect(outcome.isComplete == isComplete)
    }

    /// Levels of ten aliases each.
    private static let aliases = zip("bcde", "abcd").map { name, before in
        "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ", "))]\n"
    }.joined()

    /// A detector finds the words of a file in the pass that it makes over it anyway.
    @Test(arguments: [("a.js", "x; cors()", 1), ("site.conf", "server {\n  cors on;\n}\n", 1), ("a.js", "corsair", 0)])
    func wordsThatWereWatched(_ path: String, _ text: String, _ count: Int) throws {
        let audit = ConfigurationAudit(try configurationRules(clauses))
        let detector = Detector(rules: try RuleSet([]))
        let (file, bytes) = (try #require(ConfigurationFile(path: path)), Array(text.utf8))
        let words = try #require(audit.words(of: file, content: bytes, for: detector))
        #expect(audit.words(of: file, content: bytes, for: detector) === words)
        let detection = bytes.withUnsafeBytes { detector.makeWorker().detect(in: $0, watching: words) }
        #expect(audit.outcome(in: bytes, of: file, words: detection.words).findings.count == count)
        #expect(audit.outcome(in: bytes, path: path).findings.count == count)
        // It looks itself when the places are those of other words.
        let others = Detector(rules: try RuleSet([])).watching([])
        let foreign = bytes.withUnsafeBytes { others.detector.makeWorker().detect(in: $0, watching: others) }
        #expect(audit.outcome(in: bytes, of: file, words: foreign.words).findings.count == count)
    }

    @Test func noWordsAreWatchedOfAFormatWithoutRules() throws {
        let audit = ConfigurationAudit(try configurationRules(clauses))
        let detector = Detector(rules: try RuleSet([]))
        #expect(audit.words(of: try #require(ConfigurationFile(path: "a.toml")), content: [], for: detector) == nil)
    }

    /// Places of a longer text than the file's are none of it.
    @Test func placesBehindTheEndAreLeftOut() throws {
        let audit = ConfigurationAudit(try configurationRules(clauses))
        let detector = Detector(rules: try RuleSet([]))
        let (file, bytes) = (try #require(ConfigurationFile(path: "a.js")), Array("cors()".utf8))
        let words = try #require(audit.words(of: file, content: bytes, for: detector))
        let longer = [UInt8](repeating: 0x20, count: 1 << 20) + bytes
        let detection = longer.withUnsafeBytes { detector.makeWorker().detect(in: $0, watching: words) }
        #expect(detection.words?.hits.count == 1)
        #expect(audit.outcome(in: bytes, of: file, words: detection.words).findings.isEmpty)
    }

    /// What a parser reads as a word is one, however it is written.
    @Test(
        arguments: [
            ("a.yaml", Array("\"\\x63ors\": on".utf8)), ("a.properties", Array("\\u0063ors=on".utf8)),
            ("a.yaml", [0xFF, 0xFE] + "cors: on".utf8.flatMap { [$0, 0] as [UInt8] }),
            ("a.js", [0xEF, 0xBB, 0xBF] + Array("cors()".utf8)),
        ] as [(String, [UInt8])])
    func wordsThatAreWrittenInAnotherWay(_ path: String, _ bytes: [UInt8]) throws {
        let audit = ConfigurationAudit(
            try configurationRules(
                """
                [[rule.code]]
                languages = ["javascript"]
                match = "cors()"
                [[rule.setting]]
                formats = ["properties", "yaml"]
                path = "cors"
                """))
        #expect(audit.outcome(in: bytes, path: path).findings.count == 1)
    }
}
