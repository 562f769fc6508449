import Rules
import Testing

@testable import SecScan

@Suite struct PolicyFileTests {
    private static let fingerprint = String(repeating: "0a", count: 16)

    private func parse(_ text: String, isTrusted: Bool = false) throws -> Policy {
        try PolicyFile.parse(text, file: "p.toml", isTrusted: isTrusted)
    }

    @Test func everyField() throws {
        let text = """
            failOn = "high"
            exclude = ["gen/**"]
            [rules]
            disable = ["generic/*"]
            [[allow]]
            paths = ["docs/*"]
            rules = ["sample"]
            fingerprints = ["\(Self.fingerprint)"]
            reason = "known"
            expires = 1970-01-02
            """
        let policy = try parse(text)
        #expect(policy.failOn == .high)
        #expect(policy.disabled == [RuleSelector("generic/*")])
        #expect(policy.excluded == [])
        #expect(policy.allows.map(\.origin) == ["p.toml:2", "p.toml:5"])
        #expect(policy.allows[0].paths == [Glob("gen/**")])
        let allow = try #require(policy.allows.last)
        #expect(allow.paths == [Glob("docs/*")] && allow.rules == [RuleSelector("sample")])
        #expect(allow.fingerprints == [Self.fingerprint])
        #expect(allow.reason == "known")
        #expect(allow.expires == 86_400)
        #expect(policy.allows.allSatisfy { $0.sparesCritical })
    }

    @Test func whoNamedTheFileMayDoMore() throws {
        let policy = try parse("exclude = [\"gen/**\"]", isTrusted: true)
        #expect(policy.excluded == [Glob("gen/**")])
        #expect(policy.allows.allSatisfy { !$0.sparesCritical })
    }

    @Test(
        arguments: [
            ("= 1", 1), ("a = 1", 1), ("\nallows = []", 2), ("failOn = \"loud\"", 1), ("failOn = 3", 1),
            ("exclude = \"a\"", 1), ("exclude = [1]", 1), ("rules = 1", 1), ("\n[rules]\non = []", 3),
            ("allow = 1", 1), ("allow = [1]", 1), ("\n[[allow]]\npaths = [\"a\"]", 2),
            ("[[allow]]\nreason = \" \"\npaths = [\"a\"]", 2), ("\n[[allow]]\nreason = \"r\"", 2),
            ("[[allow]]\nreason = \"r\"\nfingerprints = [\"12\"]", 3), ("[[allow]]\nreason = \"r\"\npath = [\"a\"]", 3),
            ("[[allow]]\nreason = \"r\"\npaths = [\"a\"]\nexpires = \"soon\"", 4),
            ("[[allow]]\nreason = \"r\"\npaths = [\"a\"]\nexpires = 2027", 4),
        ])
    func mistakesAreNamed(text: String, line: Int) {
        let error = #expect(throws: ScanError.self) { try parse(text) }
        #expect(error?.code == .usage)
        #expect(error?.description.hasPrefix("p.toml:\(line): ") == true, "\(error?.description ?? "")")
    }

    @Test func theNearestKeyIsNamed() {
        let error = #expect(throws: ScanError.self) { try parse("failon = \"high\"") }
        #expect(error?.description.contains("'failOn'") == true)
    }

    @Test func otherToolsFiles() throws {
        for text in ["[allowlist]\npaths = ['''a''']", "[[rules]]\nid = \"x\"\nregex = \"y\""] {
            #expect(try parse(text).allows.isEmpty)
            #expect(try parse(text).notes.map(\.kind) == [.ignoredSetting])
            #expect(try parse(text, isTrusted: true).notes.isEmpty)
        }
        let ignored = try PolicyFile.parse("a.txt:rule:4", file: "d/.gitleaksignore", isTrusted: false)
        #expect(ignored.allows.map(\.line) == [4])
    }
}
