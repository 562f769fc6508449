import Rules
import Testing

@testable import SecScan

@Suite struct GitleaksFileTests {
    private func names(_ policy: Policy, _ sighting: Sighting) -> Bool {
        policy.allows.contains { $0.names(sighting, now: 0) }
    }

    private func configuration(_ files: [String: String]) throws -> GitleaksConfiguration? {
        let folder = try TestFolder()
        for (name, text) in files { try folder.write(name, text) }
        return try GitleaksFile.configuration(among: files.keys.sorted().map { folder.path + "/" + $0 })
    }

    @Test(
        arguments: [
            ("a.toml", "[[rules]]\nid = 'a'\nregex = 'x'"), ("a.toml", "[Extend]\nuseDefault = true"),
            (".gitleaks.toml", ""),
            ("gitleaks.toml", ""), ("a.toml", "[allowlist]\npaths = ['a']"),
        ])
    func aConfigurationIsKnownByItsContentOrName(name: String, text: String) throws {
        #expect(try configuration([name: text]) != nil)
    }

    @Test(arguments: [
        ("a.toml", "failOn = 'high'\n[rules]\ndisable = []"), (".gitleaksignore", "a:b:1"), ("a.toml", "= 1"),
    ])
    func othersAreNone(name: String, text: String) throws {
        #expect(try configuration([name: text]) == nil)
    }

    @Test func onlyOneCounts() {
        let error = #expect(throws: ScanError.self) {
            try configuration(["a/.gitleaks.toml": "", "b/.gitleaks.toml": ""])
        }
        #expect(error?.code == .usage && error?.description.contains("[extend]") == true)
    }

    @Test func mistakesAreErrorsOfUsage() {
        let error = #expect(throws: ScanError.self) {
            try configuration([".gitleaks.toml": "[[rules]]\nid = 'a'\nregex = 'a(?=b)'"])
        }
        #expect(error?.code == .usage && error?.description.contains(".gitleaks.toml:3: rule 'a'") == true)
    }

    @Test func ignoreFile() throws {
        let commit = String(repeating: "ab", count: 20)
        let text = "# why\n\n\(commit):d/a:b.txt:rule:3\na.txt:rule:4\nnonsense\na.txt:rule:x\n"
        let policy = GitleaksFile.parseIgnore(text, file: "i")
        #expect(policy.allows.map(\.origin) == ["i:3", "i:4"])
        #expect(policy.notes.map { $0.text.prefix(4) } == ["i:5:", "i:6:"])
        #expect(names(policy, .sample("d/a:b.txt", line: 3, commit: commit)))
        #expect(!names(policy, .sample("d/a:b.txt", line: 3, commit: "cd")))
        #expect(names(policy, .sample("a.txt", line: 4)))
        #expect(!names(policy, .sample("d/a.txt", line: 4)))
        #expect(!names(policy, .sample("a.txt", line: 5)))
    }
}
