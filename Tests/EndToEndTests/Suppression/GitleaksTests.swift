import CArchive
import Foundation
import TestSupport
import Testing

/// A gitleaks configuration, run by this program.
@Suite struct GitleaksTests {
    private static let configuration = """
        title = "ours"
        [[rules]]
        id = "acme-key"
        description = "Acme key"
        regex = '''(?P<name>acme)[_-]key\\s*=\\s*([[:alnum:]]{12})\\b'''
        secretGroup = 2
        entropy = 2.5
        keywords = ["FARWORD"]
        [[rules.allowlists]]
        regexTarget = "line"
        regexes = ['''# fine$''']
        [[rules]]
        id = "key-file"
        path = '''\\.p12$'''
        [[allowlists]]
        condition = "AND"
        paths = ['''^test/''']
        stopwords = ["EXAMPLE"]
        """
    private static let value = "Ab3dEf6hIj9k"
    /// The keyword stands far from the match, beyond any window.
    private static let text =
        "acme_key = \(value)\nacme_key = Zz8yXx7wVv6u # fine\nacme_key = aaaaaaaaaaaa\n"
        + String(repeating: "filler\n", count: 4000) + "farWord\n"

    @Test(arguments: ["dir", "worktree", "staged", "stdin", "git", "git --engine whole"])
    func `The keyword may stand anywhere, whatever is scanned`(_ command: String) async throws {
        let repository = try await TestRepository()
        try repository.write("a.conf", "first\n")
        try await repository.git("add", "-A")
        try await repository.commitIndex()
        try repository.folder.write("../g.toml", Self.configuration)
        try repository.write("a.conf", Self.text)
        if command != "worktree", command != "stdin" { try await repository.git("add", "-A") }
        if command.hasPrefix("git") { try await repository.commitIndex() }
        let words = command.split(separator: " ").map(String.init) + ["--config", "../g.toml", "--show-secrets"]
        let report = try await Program.report(
            words, in: repository.folder, input: command == "stdin" ? Array(Self.text.utf8) : [], status: 1)
        let finding = try report.only()
        #expect(finding.rule == "gitleaks/acme-key" && finding.secret == Self.value)
        #expect(finding.line == 1 && finding.column == 12)
    }

    @Test func `Versions that git stores as changes are searched whole`() async throws {
        let repository = try await TestRepository()
        for version in 0..<4 {
            // The keyword comes long after the value.
            let end = version == 3 ? "farword\n" : "nothing \(version)\n"
            try await repository.commit(
                "a.conf", "acme_key = \(Self.value)\n" + String(repeating: "filler\n", count: 3000) + end)
        }
        try await repository.git("gc", "-q")
        try repository.folder.write("../g.toml", Self.configuration)
        for engine in ["delta", "whole"] {
            let report = try await Program.report(
                ["git", "--engine", engine, "--config", "../g.toml"], in: repository.folder, status: 1)
            #expect(try report.only().rule == "gitleaks/acme-key")
        }
    }

    @Test func `Only the configuration's rules run, unless it extends the default ones`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("tree/a.conf", Invented.github(7000).assigned() + "x_key = q\n")
        let rule = "[[rules]]\nid = \"mine\"\nregex = '''x_key = q'''\n"
        try folder.write(".gitleaks.toml", rule)
        let arguments = ["dir", "tree", "--config", ".gitleaks.toml"]
        #expect(try await Program.report(arguments, in: folder, status: 1).findings.map(\.rule) == ["gitleaks/mine"])
        try folder.write(".gitleaks.toml", "[extend]\nuseDefault = true\n" + rule)
        let report = try await Program.report(arguments, in: folder, status: 1)
        #expect(report.findings.map(\.rule).sorted() == ["github/personal-access-token", "gitleaks/mine"])
        #expect(report.notes("ignored-setting").contains { $0.contains("useDefault") })
        try folder.write(".gitleaks.toml", "[extend]\nuseDefault = true\ndisabledRules = [\"github-pat\"]\n" + rule)
        #expect(try await Program.report(arguments, in: folder, status: 1).findings.map(\.rule) == ["gitleaks/mine"])
        #expect(
            try await Program.report(arguments + ["--exclude-rule", "mine"], in: folder, status: 0).findings.isEmpty)
    }

    @Test func `A path alone, and paths that are skipped`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("d/store.p12", "x")
        try await repository.commit("test/a.conf", "acme_key = EXAMPLE12345\nacme_key = \(Self.value)\nfarword\n")
        try repository.folder.write("../g.toml", Self.configuration)
        for command in ["git", "dir"] {
            let report = try await Program.report(
                [command, "--config", "../g.toml", "--show-secrets"], in: repository.folder, status: 1)
            #expect(report.findings.map(\.path) == ["d/store.p12", "test/a.conf"])
            #expect(report.findings(at: "test/a.conf").map(\.secret) == [Self.value])
        }
    }

    @Test func `Members of archives, but not their names, are texts of the configuration's rules`() async throws {
        let folder = try TemporaryFolder()
        let text = "acme_key = \(Self.value)\nfarword\n"
        try folder.write("tree/a.sql.gz", try SampleArchive.stream(ARCHIVE_FILTER_GZIP, Array(text.utf8)))
        try folder.write(
            "tree/b.zip",
            try SampleArchive.zip.make(
                .init("in/c.conf", text.replacing("Ab3", with: "Cd4")),
                .init("farword acme_key = \(Self.value).txt", "x")))
        try folder.write("g.toml", Self.configuration)
        let arguments = ["dir", "tree", "--config", "g.toml"]
        let report = try await Program.report(arguments, in: folder, status: 1)
        #expect(report.findings.map(\.path) == ["a.sql.gz!a.sql", "b.zip!in/c.conf"])
        try folder.write("g.toml", Self.configuration + "\n[[allowlists]]\npaths = ['''^b\\.zip!in/''']\n")
        #expect(try await Program.report(arguments, in: folder, status: 1).findings.map(\.path) == ["a.sql.gz!a.sql"])
    }

    @Test func `An allowlist sees the value that a built-in rule decoded`() async throws {
        let folder = try TemporaryFolder()
        let token = Invented.github(7001)
        let encoded = Data(token.utf8).base64EncodedString()
        try folder.write("tree/a.conf", "blob = \(encoded)\n")
        let arguments = ["dir", "tree", "--config", "g.toml"]
        try folder.write("g.toml", "[extend]\nuseDefault = true\n")
        #expect(try await Program.report(arguments, in: folder, status: 1).findings.count == 1)
        try folder.write("g.toml", "[extend]\nuseDefault = true\n[[allowlists]]\nregexes = ['''^\(token)$''']\n")
        #expect(try await Program.report(arguments, in: folder, status: 0).findings.isEmpty)
    }

    @Test func `A value that a commit brought in is allowed by that commit`() async throws {
        let repository = try await TestRepository()
        let commit = try await repository.commit("a.conf", Self.text)
        try await repository.commit("a.conf", "# moved\n" + Self.text)
        try repository.folder.write("../g.toml", Self.configuration)
        let arguments = ["git", "--config", "../g.toml"]
        #expect(try await Program.report(arguments, in: repository.folder, status: 1).findings.count == 1)
        try repository.folder.write(
            "../g.toml", Self.configuration + "\n[[allowlists]]\ncommits = [\"\(commit.uppercased())\"]\n")
        #expect(try await Program.report(arguments, in: repository.folder, status: 0).suppressed == 1)
    }

    @Test func `An ignore file names rule and line as gitleaks does`() async throws {
        let repository = try await TestRepository()
        let commit = try await repository.commit("a.conf", Self.text)
        try await repository.commit("a.conf", "# moved\n" + Self.text)
        try repository.folder.write("../g.toml", Self.configuration)
        let arguments = ["git", "--config", "../g.toml", "--config", "../.gitleaksignore"]
        for (entry, status) in [
            ("\(commit):a.conf:acme-key:1", Int32(0)), ("a.conf:acme-key:1", 0), ("a.conf:other:1", 1),
            ("a.conf:acme-key:2", 1),
        ] {
            try repository.folder.write("../.gitleaksignore", entry + "\n")
            _ = try await Program.report(arguments, in: repository.folder, status: status)
        }
        try repository.write(".gitleaksignore", "a.conf:acme-key:1\n")
        let report = try await Program.report(["git", "--config", "../g.toml"], in: repository.folder, status: 1)
        #expect(report.notes("ignored-setting").contains { $0.contains(".gitleaksignore does not count") })
    }

    @Test(
        arguments: [
            ("[[rules]]\nid = \"a\"\nregex = '''x(?=y)'''\n", ".gitleaks.toml:3: rule 'a': 'regex': "),
            ("[[rules]]\nid = \"a\"\n", ".gitleaks.toml:1: rule 'a' has neither"),
            ("[[rules]\n", ".gitleaks.toml:1: not valid TOML"),
            ("[extend]\npath = \"none.toml\"\n", ".gitleaks.toml:1: extend.path 'none.toml'"),
        ])
    func `A mistake is one line with its place`(_ text: String, _ expected: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(".gitleaks.toml", text)
        let output = try await Program.run(["dir", "--config", ".gitleaks.toml"], in: folder)
        #expect(output.status == 2)
        #expect(output.standardError.contains(expected), "\(output.standardError)")
        #expect(output.standardError.split(separator: "\n").count == 1)
    }

    @Test func `An expression that gives up is told`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("tree/a.txt", String(repeating: "a", count: 80) + "b\n")
        try folder.write(".gitleaks.toml", "[[rules]]\nid = \"slow\"\nregex = '''^(?:a|a)+$'''\n")
        let report = try await Program.report(["dir", "tree", "--config", ".gitleaks.toml"], in: folder, status: 3)
        #expect(report.shortfall.contains("gitleaks/slow"))
    }
}
