import Testing

/// Who brought a value in, where it stood, and whether it is still there.
@Suite struct AttributionTests {
    private let token = Invented.github(400)

    @Test func `The first commit and its path are named, with author and date`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "Nothing.\n")
        try repository.write("src/a.conf", "# one\n" + token.assigned())
        let first = try await repository.commit(
            environment: [
                "GIT_AUTHOR_NAME": "Grace", "GIT_AUTHOR_EMAIL": "grace@example.org",
                "GIT_AUTHOR_DATE": "2026-02-03T04:05:06+0200",
            ])
        try await repository.git("mv", "src", "lib")
        let second = try await repository.commit("rename")
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.commit == first)
        #expect(finding.path == "src/a.conf")
        #expect(finding.line == 2)
        #expect(finding.column == 10)
        #expect(finding.endLine == 2)
        #expect(finding.endColumn == 49)
        #expect(finding.author == "Grace <grace@example.org>")
        #expect(finding.date == "2026-02-03T02:05:06Z")
        #expect(finding.inHead == true)
        #expect(finding.occurrences.map(\.path).sorted() == ["lib/a.conf", "src/a.conf"])
        #expect(finding.occurrences.first { $0.path == "lib/a.conf" }?.commit == second)
    }

    @Test func `A value that went away is not in HEAD`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try await repository.commit("b.conf", token.assigned())
        let last = try await repository.commit("a.conf", "token = 1\n")
        #expect(try await repository.scan(status: 1).finding(of: token).lastCommit == nil)
        try await repository.commit("b.conf", "token = 2\n")
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.inHead == false)
        #expect(finding.lastCommit == last)
        #expect(finding.lastDate != nil)
        let text = try await repository.secscan("git").text
        #expect(text.contains("removed from HEAD, still in history; last in \(last.prefix(10)) of 20"))
    }

    @Test func `A value that only another branch has is not in HEAD`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "Nothing.\n")
        try await repository.git("switch", "-q", "-c", "side")
        try await repository.commit("a.conf", token.assigned())
        #expect(try await repository.scan(status: 1).finding(of: token).inHead == true)
        try await repository.git("switch", "-q", "main")
        #expect(try await repository.scan(status: 1).finding(of: token).inHead == false)
    }

    @Test func `One value in several files and versions is one finding`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try await repository.commit("b.conf", "# b\n\n" + token.assigned())
        for version in 1...5 { try await repository.commit("a.conf", "# \(version)\n" + token.assigned()) }
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(Set(finding.occurrences.map(\.path)) == ["a.conf", "b.conf"])
        #expect(finding.occurrences.contains { $0.path == "b.conf" && $0.line == 3 })
        #expect(finding.occurrences.count < 7)
    }

    @Test func `A value that an octopus merge brought is named after its own branch`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "Nothing.\n")
        var commits: [String] = []
        for name in ["one", "two", "three"] {
            try await repository.git("switch", "-q", "-c", name, "main")
            commits.append(try await repository.commit("\(name).conf", name == "two" ? token.assigned() : "x = 1\n"))
        }
        try await repository.git("switch", "-q", "main")
        try await repository.git(
            "merge", "-q", "-m", "octopus", "one", "two", "three", environment: repository.nextDate())
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.commit == commits[1])
        #expect(finding.inHead == true)
    }

    @Test func `Clocks that run backwards do not make a child the first`() async throws {
        let repository = try await TestRepository()
        try repository.write("a.conf", token.assigned())
        let first = try await repository.commit(environment: [
            "GIT_AUTHOR_DATE": "2026-09-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-09-01T00:00:00Z",
        ])
        try repository.write("b.conf", "# b\n" + token.assigned())
        try await repository.commit(environment: [
            "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z",
        ])
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.commit == first)
        #expect(finding.path == "a.conf")
    }

    // MARK: .env files

    @Test(arguments: [".env", "deploy/.env.production", "config/staging.env"])
    func `A committed environment file names who added it and who removed it`(_ path: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "Nothing.\n")
        let added = try await repository.commit(path, "PORT=80\n")
        let present = try await repository.scan(status: 1).only()
        #expect(present.rule == "env-file/committed")
        #expect(present.path == path)
        #expect(present.commit == added)
        #expect(present.inHead == true)
        #expect(present.message.contains(added.prefix(10)))
        try repository.remove(path)
        let removed = try await repository.commit("remove")
        try await repository.commit("README.md", "More.\n")
        let gone = try await repository.scan(status: 1).only()
        #expect(gone.inHead == false)
        #expect(gone.commit == added)
        #expect(gone.message.contains(added.prefix(10)))
        #expect(gone.message.contains(removed.prefix(10)))
    }

    @Test(arguments: [".env.example", ".env.sample", "example.env", ".env.template", ".envrc.md", "environment.ts"])
    func `An example of an environment file is silent`(_ path: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit(path, "PORT=\n")
        #expect(try await repository.scan(status: 0).findings.isEmpty)
        #expect(try await repository.scan("dir", status: 0).findings.isEmpty)
    }

    @Test func `An environment file is surer to hold credentials when a version of it does`() async throws {
        let repository = try await TestRepository()
        try await repository.commit(".env", "PORT=80\n")
        #expect(try await repository.scan(status: 1).only().confidence == "medium")
        try await repository.commit(".env", "PORT=80\nDB_PASSWORD=wordpress\n")
        try await repository.commit(".env", "PORT=81\n")
        #expect(try await repository.scan(status: 1).only().confidence == "high")
    }

    @Test func `A value in a committed environment file is a finding of its own`() async throws {
        let repository = try await TestRepository()
        try await repository.commit(".env", "GITHUB_TOKEN=\(token)\n")
        let report = try await repository.scan(status: 1)
        #expect(report.findings.map(\.rule).sorted() == ["env-file/committed", "github/personal-access-token"])
    }

    @Test func `An environment file that was removed on a merged branch names the commit that removed it`() async throws
    {
        let repository = try await TestRepository()
        let added = try await repository.commit(".env", "PORT=80\n")
        try await repository.git("switch", "-q", "-c", "side")
        try repository.remove(".env")
        let removed = try await repository.commit("remove")
        try await repository.git("switch", "-q", "main")
        try await repository.commit("README.md", "x\n")
        try await repository.git("merge", "-q", "--no-ff", "-m", "merge", "side", environment: repository.nextDate())
        let finding = try await repository.scan(status: 1).only()
        #expect(finding.commit == added)
        #expect(finding.message.contains(removed.prefix(10)), "\(finding.message)")
    }

    @Test func `An environment file beside the repository's files is no matter for a folder scan`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(".env", "PORT=80\n")
        let report = try await Program.report(["dir", "."], in: folder, status: 0)
        #expect(report.findings.isEmpty)
    }
}
