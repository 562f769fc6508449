import Testing

/// `.secscan.toml` and other tools' files.
@Suite struct PolicyTests {
    private let token = Invented.github(1900), aws = Invented.awsKeyID(1901)

    /// One critical finding and one of less severity.
    private func repository(_ policy: String) async throws -> TestRepository {
        let repository = try await TestRepository()
        try repository.write(".secscan.toml", policy)
        try repository.write("a.conf", token.assigned())
        try await repository.commit("legacy/.env", "PORT=80\n")
        return repository
    }

    private func rules(_ report: Report) -> [String] { report.findings.map(\.rule).sorted() }

    private let github = "github/personal-access-token", env = "env-file/committed"

    @Test func `Paths and rules hold findings back`() async throws {
        for entry in [
            "paths = [\"legacy/**\"]", "rules = [\"env-file/committed\"]",
            "paths = [\"*.env\", \"**/.env\"]\nrules = [\"env-file\"]",
        ] {
            let repository = try await repository("[[allow]]\n\(entry)\nreason = \"old\"\n")
            let report = try await repository.scan(status: 1)
            #expect(rules(report) == [github], "\(entry)")
            #expect(report.suppressed == 1)
            #expect(report.notes.isEmpty)
        }
    }

    @Test func `Everything that an entry names must hold`() async throws {
        let repository = try await repository(
            "[[allow]]\npaths = [\"elsewhere/**\"]\nrules = [\"env-file\"]\nreason = \"old\"\n")
        let report = try await repository.scan(status: 1)
        #expect(rules(report) == [env, github])
        #expect(report.notes("unused-suppression").count == 1)
        #expect(report.notes("unused-suppression")[0].contains(".secscan.toml:1"))
    }

    @Test func `A critical finding goes by its fingerprint only, unless the user names the file`() async throws {
        let all = try await repository("[[allow]]\npaths = [\"**\"]\nreason = \"all\"\n")
        let finding = try await all.scan(status: 1).only()
        #expect(finding.rule == github)
        #expect(try await all.scan("git", "--config", ".secscan.toml", status: 0).suppressed == 2)
        let one = try await repository("[[allow]]\nfingerprints = [\"\(finding.fingerprint)\"]\nreason = \"revoked\"\n")
        #expect(try await rules(one.scan(status: 1)) == [env])
    }

    @Test func `A critical rule cannot be switched off by what is scanned`() async throws {
        let repository = try await repository("[rules]\ndisable = [\"github/*\", \"env-file\", \"generic\"]\n")
        for command in ["git", "dir"] {
            let report = try await repository.scan(command, status: 1)
            #expect(rules(report) == [github])
            #expect(report.notes("ignored-setting").contains { $0.contains(github) && $0.contains("--config") })
        }
        let named = try await repository.scan("git", "--config", ".secscan.toml", status: 0)
        #expect(named.findings.isEmpty)
        #expect(named.notes.isEmpty)
    }

    @Test func `Excluded paths are not a way around critical rules`() async throws {
        let repository = try await repository("exclude = [\"a.conf\", \"legacy/**\"]\n")
        let report = try await repository.scan("dir")
        // Either the finding stays, or the report tells what was left out: silence would be a way in.
        #expect(rules(report).contains(github) || !report.notes.isEmpty || !report.complete)
    }

    @Test(arguments: ["git", "dir", "staged", "worktree"])
    func `Excluded paths are excluded by every command`(_ command: String) async throws {
        let repository = try await TestRepository()
        try repository.write("../policy.toml", "exclude = [\"legacy/**\"]\n")
        try repository.write("legacy/a.conf", token.assigned())
        try await repository.git("add", "-A")
        if command == "git" { try await repository.commit() }
        let report = try await repository.scan(command, "--config", "../policy.toml")
        #expect(report.findings.isEmpty)
    }

    @Test func `An entry that has expired is reported again, with a note`() async throws {
        for (date, rules) in [("2020-01-31", [env, github]), ("2999-01-31", [github])] {
            for spelling in ["\"\(date)\"", date] {
                let repository = try await repository(
                    "[[allow]]\npaths = [\"legacy/**\"]\nreason = \"old\"\nexpires = \(spelling)\n")
                let report = try await repository.scan(status: 1)
                #expect(self.rules(report) == rules)
                #expect(report.notes("expired-suppression").count == rules.count - 1)
                if rules.count == 2 { #expect(report.notes("expired-suppression")[0].contains(date)) }
            }
        }
    }

    @Test func `The policy's own threshold for failing counts, the option goes before`() async throws {
        let repository = try await repository("failOn = \"critical\"\n")
        try repository.remove("a.conf")
        try await repository.git("add", "-A")
        try await repository.commitIndex(options: ["--amend"])
        try await repository.git("reflog", "expire", "--expire=now", "--all")
        try await repository.git("gc", "-q", "--prune=now")
        #expect(try await repository.scan(status: 0).findings.count == 1)
        #expect(try await repository.scan("git", "--fail-on", "high", status: 1).findings.count == 1)
    }

    @Test(arguments: [
        ("allow = 7\n", 1, "[[allow]]"), ("\n[[allow]]\npaths = [\"a\"]\n", 2, "reason"),
        ("[[allow]]\nreason = \"x\"\n", 1, "names nothing"),
        ("[[alow]]\n", 1, "allow"), ("[[allow]]\npath = [\"a\"]\nreason = \"x\"\n", 2, "paths"), ("x = [\n", 2, "TOML"),
        ("[[allow]]\npaths = \"a\"\nreason = \"x\"\n", 2, "array"),
        ("[[allow]]\nfingerprints = [\"12\"]\nreason = \"x\"\n", 2, "32"),
        ("[[allow]]\nrules = [\"a\"]\nreason = \"x\"\nexpires = \"soon\"\n", 4, "2027-01-31"),
        ("failOn = \"huge\"\n", 1, "critical"),
        ("[rules]\ndisabled = [\"x\"]\n", 2, "disable"), ("\n\nexclude = 1\n", 3, "array"),
    ])
    func `A mistake is named with its line and how to mend it`(_ text: String, _ line: Int, _ hint: String) async throws
    {
        let repository = try await repository(text)
        for command in ["git", "dir", "staged"] {
            let output = try await repository.secscan(command)
            #expect(output.status == 2)
            #expect(output.standardError.split(separator: "\n").count == 1)
            #expect(output.standardError.contains(hint), "\(output.standardError)")
            #expect(output.standardError.contains(".secscan.toml:"), "\(output.standardError)")
            #expect(output.standardError.contains(".secscan.toml:\(line):"), "\(output.standardError)")
        }
    }

    @Test func `A policy that is no regular file is refused`() async throws {
        let folder = try TemporaryFolder()
        try folder.link(".secscan.toml", to: "/dev/zero")
        #expect(try await Program.run(["dir"], in: folder).status == 2)
        try folder.remove(".secscan.toml")
        try folder.createFolder(".secscan.toml")
        #expect(try await Program.run(["dir"], in: folder).status == 2)
        try folder.remove(".secscan.toml")
        try folder.write(".secscan.toml", String(repeating: "# long\n", count: 300_000))
        #expect(try await Program.run(["dir"], in: folder).status == 2)
    }

    // MARK: gitleaks

    @Test func `An ignore file of gitleaks is understood`() async throws {
        let repository = try await TestRepository()
        let commit = try await repository.commit("a.conf", token.assigned())
        try repository.write(".gitleaksignore", "# old\n\(commit):a.conf:github-pat:1\n")
        #expect(try await repository.scan("git", "--config", ".gitleaksignore", status: 0).suppressed == 1)
        try repository.write(".gitleaksignore", "a.conf:github-pat:1\n")
        #expect(try await repository.scan("dir", "--config", ".gitleaksignore", status: 0).suppressed == 1)
        try repository.write(".gitleaksignore", "a.conf:github-pat:2\n")
        #expect(try await repository.scan("dir", "--config", ".gitleaksignore", status: 1).findings.count == 1)
    }

    @Test(arguments: [
        ("[allowlist]\npaths = ['''a\\.conf$''']\n", 0), ("[[allowlists]]\npaths = ['''b\\.conf$''']\n", 1),
        ("[allowlist]\nregexes = ['''^ghp_''']\n", 0),
        ("[allowlist]\nstopwords = [\"GHP_\"]\n", 0), ("[allowlist]\nstopwords = [\"nothing\"]\n", 1),
        ("[[allowlists]]\ncondition = \"AND\"\npaths = ['''a\\.conf''']\nregexes = ['''^nothing''']\n", 1),
        ("[extend]\nuseDefault = true\n", 1),
    ])
    func `A configuration of gitleaks is understood`(_ text: String, _ status: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write("tree/a.conf", token.assigned())
        try folder.write(".gitleaks.toml", text)
        #expect(try await Program.run(["dir", "tree", "--config", ".gitleaks.toml"], in: folder).status == status)
    }

    @Test func `Another tool's file is not taken from what is scanned`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", token.assigned())
        try folder.write(".gitleaks.toml", "[allowlist]\npaths = ['''.*''']\n")
        try folder.write(".gitleaksignore", "a.conf:github-pat:1\n")
        #expect(try await Program.run(["dir"], in: folder).status == 1)
        try folder.write(".secscan.toml", "[allowlist]\npaths = ['''.*''']\n")
        let output = try await Program.run(["dir"], in: folder)
        #expect(output.status == 1)
    }
}
