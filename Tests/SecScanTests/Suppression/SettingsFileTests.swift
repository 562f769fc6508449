import Rules
import Testing

@testable import SecScan

@Suite struct SettingsFileTests {
    @Test(arguments: [
        (".hadolint.yaml", true), ("a/.hadolint.yml", true), ("/x/.trivyignore", true), (".trivyignore.yaml", true),
        ("hadolint.yaml", false), (".trivy.yaml", false), (".secscan.toml", false), ("", false),
    ])
    func names(name: String, expected: Bool) { #expect(SettingsFile.isOne(name) == expected) }

    @Test func allowsOfHadolint() throws {
        let file = try SettingsFile(Array("ignored: [DL3004, SC2086]\n".utf8), name: "a/.hadolint.yaml")
        let allows = file.allows(for: ["a/Dockerfile": "Dockerfile"], isTrusted: false)
        #expect(allows.map(\.origin) == ["a/.hadolint.yaml:1"])
        #expect(allows[0].exactPaths == ["a/Dockerfile"] && allows[0].family == "docker" && allows[0].sparesCritical)
        #expect(!allows[0].reportsUnused && allows[0].rules == [RuleSelector("DL3004")])
        #expect(file.allows(for: [:], isTrusted: false).isEmpty)
        #expect(file.allows(for: ["a": "a"], isTrusted: true).allSatisfy { !$0.sparesCritical })
    }

    @Test func allowsOfTrivyByPath() throws {
        let text = "misconfigurations:\n  - id: DS002\n    paths: [\"b/*\"]\n  - id: CVE-2024-1\n"
        let file = try SettingsFile(Array(text.utf8), name: "a/.trivyignore.yaml")
        let allows = file.allows(
            for: ["a/b/Dockerfile": "b/Dockerfile", "a/Dockerfile": "Dockerfile"], isTrusted: false)
        #expect(allows.map(\.exactPaths) == [["a/b/Dockerfile"]])
    }
}
