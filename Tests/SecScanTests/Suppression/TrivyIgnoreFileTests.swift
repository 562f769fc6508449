import Rules
import Testing

@testable import SecScan

@Suite struct TrivyIgnoreFileTests {
    private func parse(_ text: String, _ file: String = ".trivyignore") throws(ScanError) -> [TrivyIgnoreFile.Entry] {
        try TrivyIgnoreFile.parse(Array(text.utf8), file: file)
    }

    @Test func lines() throws {
        let found = try parse("# Accepted\nDS-0002\n\nAVD-DS-0010 exp:2027-01-31 # it moves\r\n  CVE-2024-1\n")
        #expect(found.map(\.rule) == ["DS-0002", "AVD-DS-0010", "CVE-2024-1"])
        #expect(found.map(\.origin) == [".trivyignore:2", ".trivyignore:4", ".trivyignore:5"])
        #expect(found.map(\.expires) == [nil, Day("2027-01-31")?.secondsSince1970, nil])
        #expect(found.map(\.reason) == ["listed in .trivyignore", "it moves", "listed in .trivyignore"])
    }

    @Test func yaml() throws {
        let text = """
            vulnerabilities:
              - id: CVE-2024-1
            misconfigurations:
              - id: AVD-DS-0001
                paths:
                  - "docker/**"
                statement: the mirror has no tags
                expired_at: 2027-01-31
              - id: DS-0002
            """
        let found = try parse(text, ".trivyignore.yaml")
        #expect(found.map(\.rule) == ["AVD-DS-0001", "DS-0002"])
        #expect(found.map(\.origin) == [".trivyignore.yaml:4", ".trivyignore.yaml:9"])
        #expect(found[0].paths == [Glob("docker/**")] && found[0].reason == "the mirror has no tags")
        #expect(found[0].expires == Day("2027-01-31")?.secondsSince1970 && found[1].expires == nil)
        #expect(try parse("", ".trivyignore.yaml").isEmpty && parse("secrets: []", ".trivyignore.yml").isEmpty)
    }

    @Test(arguments: [
        ("DS-0002 exp:soon", ".trivyignore", ".trivyignore:1: an exception ends on a day such as 2027-01-31"),
        ("misconfigurations: a", ".trivyignore.yaml", ".trivyignore.yaml:1: misconfigurations takes a list"),
        ("misconfigurations:\n  - a", ".trivyignore.yaml", ".trivyignore.yaml:2: every misconfiguration needs an id"),
        (
            "misconfigurations:\n  - id: a\n    expired_at: soon", ".trivyignore.yaml",
            ".trivyignore.yaml:3: an exception ends on a day such as 2027-01-31"
        ),
        ("misconfigurations:\n  - id: a\n    paths: b", ".trivyignore.yaml", ".trivyignore.yaml:3: paths takes a list"),
    ])
    func mistakes(text: String, file: String, message: String) {
        #expect(throws: ScanError(.usage, message)) { try parse(text, file) }
    }
}
