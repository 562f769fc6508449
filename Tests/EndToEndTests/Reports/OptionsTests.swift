import Testing

/// Options that every scanning command understands.
@Suite struct OptionsTests {
    private let github = Invented.github(1600), stripe = Invented.stripe(1601), aws = Invented.awsKeyID(1602)

    /// A critical value that is certain, another that is likely, and a key id of medium confidence.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", github.assigned())
        try folder.write("b.conf", stripe.assigned())
        try folder.write("c.conf", aws.assigned(to: "aws_access_key_id"))
        return folder
    }

    private func paths(_ arguments: String...) async throws -> [String] {
        try await Program.report(["dir"] + arguments, in: folder()).firstPaths
    }

    @Test func `Quiet says nothing when there is nothing`() async throws {
        let empty = try TemporaryFolder()
        let clean = try await Program.run(["dir", "--quiet"], in: empty)
        #expect(clean.status == 0)
        #expect(clean.text.isEmpty && clean.standardError.isEmpty)
        let found = try await Program.run(["dir", "-q"], in: folder())
        #expect(found.status == 1)
        #expect(found.text.contains("a.conf"))
        #expect(try await Program.report(["dir", "--quiet"], in: empty).findings.isEmpty)
    }

    @Test func `Rules are chosen by id, family, pattern and other tools' names`() async throws {
        #expect(try await paths("--rule", "github/personal-access-token") == ["a.conf"])
        #expect(try await paths("--rule", "github") == ["a.conf"])
        #expect(try await paths("--rule", "github/*", "--rule", "payment") == ["a.conf", "b.conf"])
        let alias = try await Program.run(["dir", "--rule", "github-pat"], in: folder())
        #expect(alias.status == 1)
        // The generic rule does not report what a rule that is switched off knows better.
        #expect(try await paths("--exclude-rule", "github") == ["b.conf", "c.conf"])
        #expect(try await paths("--exclude-rule", "github", "--exclude-rule", "generic") == ["b.conf", "c.conf"])
        #expect(try await paths("--rule", "github", "--exclude-rule", "github/personal-access-token").isEmpty)
    }

    @Test(arguments: ["--rule", "--exclude-rule"])
    func `A rule that does not exist is an error`(_ option: String) async throws {
        let output = try await Program.run(["dir", option, "github/personal-acess-token"], in: folder())
        #expect(output.status == 2)
        #expect(output.standardError.split(separator: "\n").count == 1)
        #expect(output.standardError.contains("github/personal-acess-token"))
        #expect(output.text.isEmpty)
    }

    @Test func `Confidence decides what is reported`() async throws {
        #expect(try await paths("--confidence", "certain") == ["a.conf"])
        #expect(try await paths("--confidence", "high") == ["a.conf", "b.conf"])
        #expect(try await paths("--confidence", "low").count >= 3)
        let output = try await Program.run(["dir", "--confidence", "high"], in: folder())
        #expect(output.text.contains("--confidence low"))
    }

    @Test func `Severity decides what is reported, fail-on what fails`() async throws {
        let repository = try await TestRepository()
        try await repository.commit(".env", "PORT=80\n")
        #expect(try await repository.scan("git", "--severity", "high", status: 1).findings.count == 1)
        #expect(try await repository.scan("git", "--severity", "critical", status: 0).findings.isEmpty)
        #expect(try await repository.scan("git", "--fail-on", "high", status: 1).findings.count == 1)
        #expect(try await repository.scan("git", "--fail-on", "critical", status: 0).findings.count == 1)
    }

    @Test func `An incomplete scan is 3 though fail-on spares its findings`() async throws {
        let source = try await TestRepository()
        try await source.commit("a", "a\n")
        try await source.commit(".env", "PORT=80\n")
        let shallow = try await source.clone("--depth=1", to: "shallow")
        #expect(try await shallow.scan("git", "--fail-on", "critical", status: 3).findings.count == 1)
        #expect(try await shallow.scan("git", status: 1).findings.count == 1)
    }

    @Test(arguments: [
        ["--severity", "huge"], ["--confidence", "sure"], ["--fail-on", "never"], ["--format", "xml"], ["--jobs", "0"],
        ["--jobs", "-1"], ["--jobs", "x"],
        ["--report", "json"], ["--report", "xml=a"], ["--report", "json="], ["--nonsense"], ["--config"],
        ["--config", "missing.toml"],
        ["--baseline", "missing"], ["--rules", "missing"],
    ])
    func `Wrong usage is status 2 and names what is wrong`(_ arguments: [String]) async throws {
        let output = try await Program.run(["dir"] + arguments, in: folder())
        #expect(output.status == 2)
        #expect(output.text.isEmpty)
        let wrong = arguments.last.flatMap { Int($0) } == nil ? arguments.last?.split(separator: "=").last : "--jobs"
        #expect(output.standardError.contains(wrong ?? "?"), "\(output.standardError)")
    }

    @Test func `Help and version are no errors, an unknown command is`() async throws {
        let folder = try TemporaryFolder()
        for arguments in [["--help"], ["git", "--help"], ["help", "dir"], ["--version"], []] {
            let output = try await Program.run(arguments, in: folder)
            #expect(output.status == 0, "\(arguments)")
            #expect(!output.text.isEmpty)
            #expect(output.standardError.isEmpty)
        }
        let output = try await Program.run(["detect"], in: folder)
        #expect(output.status == 2)
    }

    // MARK: Rules of one's own

    private let rule = """
        [[rule]]
        id = "acme/key"
        name = "Acme key"
        description = "A key of Acme."
        severity = "high"
        confidence = "high"
        keywords = ["acme_"]
        pattern = 'acme_[0-9a-f]{32}'
        remediation = "Ask Acme for another one."

        [[rule.examples]]
        text = "acme_0b5e7a91c3d24f68a7b1e0d9f3c65a28"
        """

    @Test func `Rules of one's own are added`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/acme.toml", rule)
        try folder.write("tree/a.conf", "key: acme_" + "51fe0c7d9a3b4e62" + "8d70b1a5c4f39e26\n" + github.assigned())
        let report = try await Program.report(["dir", "tree", "--rules", "rules"], in: folder, status: 1)
        #expect(report.findings.map(\.rule).sorted() == ["acme/key", "github/personal-access-token"])
        let test = try await Program.run(["rules", "test", "rules/acme.toml"], in: folder)
        #expect(test.status == 0, "\(test.text)\(test.standardError)")
        #expect(test.text.contains("0 failures"))
    }

    @Test(arguments: [
        ("pattern = 'acme_[0-9a-f]{32}'", "pattern = 'acme_[0-9a-f{32}'", 8),
        ("severity = \"high\"", "severity = \"huge\"", 5),
        ("keywords = [\"acme_\"]", "keyword = [\"acme_\"]", 7), ("id = \"acme/key\"", "id = \"Acme Key\"", 2),
        ("name = \"Acme key\"", "name = 7", 3), ("confidence = \"high\"", "confidence = \"high", 6),
        ("remediation = \"Ask Acme for another one.\"", "", 1),
    ])
    func `A mistake in a rule file is named with its line`(_ good: String, _ bad: String, _ line: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write("rules/acme.toml", rule.replacing(good, with: bad))
        let output = try await Program.run(["dir", "--rules", "rules"], in: folder)
        #expect(output.status == 2)
        #expect(output.standardError.contains("rules/acme.toml:\(line):"), "\(output.standardError)")
        #expect(output.standardError.split(separator: "\n").count == 1)
    }

    @Test func `A folder without rules is an error`() async throws {
        let folder = try TemporaryFolder()
        try folder.createFolder("rules")
        #expect(try await Program.run(["dir", "--rules", "rules"], in: folder).status == 2)
    }

    @Test func `A rule can be listed and explained`() async throws {
        let folder = try TemporaryFolder()
        let list = try await Program.run(["rules", "list"], in: folder)
        #expect(list.status == 0)
        #expect(list.text.contains("github/personal-access-token"))
        let output = try await Program.run(["rules", "explain", "github/personal-access-token"], in: folder)
        #expect(output.status == 0)
        #expect(output.text.contains("github/personal-access-token"))
        #expect(output.text.contains("https://"))
        #expect(try await Program.run(["rules", "explain", "nothing"], in: folder).status == 2)
    }

    @Test func `The examples of every built-in rule hold`() async throws {
        let output = try await Program.run(["rules", "test"], in: TemporaryFolder())
        #expect(output.status == 0, "\(output.text.suffix(500))")
        #expect(output.text.contains(" 0 failures"))
    }
}
