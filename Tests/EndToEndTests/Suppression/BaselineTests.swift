import Testing

/// Findings that were accepted.
@Suite struct BaselineTests {
    private let token = Invented.github(1800), other = Invented.github(1801)

    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        return repository
    }

    @Test(arguments: ["git", "dir", "worktree", "staged"])
    func `What was accepted is not reported, what is new is`(_ command: String) async throws {
        let repository = try await repository()
        let created = try await repository.secscan("baseline", "create")
        #expect(created.status == 0)
        #expect(created.text.contains("1 entries") || created.text.contains("1 entry"))
        try repository.write("a.conf", "# moved\n\n\n" + token.assigned())
        try await repository.git("add", "-A")
        if command == "git" { try await repository.commitIndex() }
        let report = try await repository.scan(command, status: 0)
        #expect(report.findings.isEmpty)
        try repository.write("b.conf", other.assigned())
        try await repository.git("add", "-A")
        if command == "git" { try await repository.commitIndex() }
        #expect(try await repository.scan(command, status: 1).findings.map(\.secret) == [other])
    }

    @Test func `The same value in another path is new`() async throws {
        let repository = try await repository()
        _ = try await repository.secscan("baseline", "create")
        try await repository.commit("b.conf", "# b\n" + token.assigned())
        let finding = try await repository.scan(status: 1).only()
        #expect(finding.path == "b.conf")
        #expect(finding.occurrences.map(\.path) == ["b.conf"])
    }

    @Test func `An entry for any path covers any path`() async throws {
        let repository = try await repository()
        _ = try await repository.secscan("baseline", "create")
        let text = try repository.folder.read(".secscan-baseline")
        try repository.write(".secscan-baseline", text.replacing(" a.conf\n", with: " *\n"))
        try await repository.commit("b.conf", "# b\n" + token.assigned())
        #expect(try await repository.scan(status: 0).suppressed == 1)
    }

    @Test func `The file has no secret, date or line number in it and is the same every time`() async throws {
        let repository = try await repository()
        try await repository.commit("z.conf", other.assigned())
        try await repository.commit("m n.conf", Invented.stripe(1802).assigned())
        _ = try await repository.secscan("baseline", "create")
        let first = try repository.folder.read(".secscan-baseline")
        let lines = first.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines.dropFirst().map { $0.split(separator: " ", maxSplits: 2)[2] } == ["a.conf", "m n.conf", "z.conf"])
        #expect(!first.contains(token.dropFirst(8).prefix(10)))
        let again = try await repository.secscan("baseline", "create")
        #expect(again.status == 2)
        #expect(again.standardError.contains("--force"))
        #expect(try await repository.secscan("baseline", "create", "--force").status == 0)
        #expect(try repository.folder.read(".secscan-baseline") == first)
        #expect(try repository.folder.permissions(".secscan-baseline") == 0o644)
    }

    @Test func `Update adds and keeps, prune removes and says what`() async throws {
        let repository = try await repository()
        _ = try await repository.secscan("baseline", "create", "--dir")
        try repository.write("a.conf", "x = 1\n")
        try repository.write("b.conf", other.assigned())
        let updated = try await repository.secscan("baseline", "update", "--dir")
        #expect(updated.status == 0)
        #expect(updated.text.contains("2 entries"))
        let pruned = try await repository.secscan("baseline", "prune", "--dir")
        #expect(pruned.status == 0)
        #expect(pruned.text.contains("a.conf"))
        let text = try repository.folder.read(".secscan-baseline")
        #expect(!text.contains("a.conf"))
        #expect(text.contains("b.conf"))
        #expect(try await repository.scan("dir", status: 0).suppressed == 1)
    }

    @Test func `A baseline of an incomplete scan is refused`() async throws {
        let source = try await repository()
        try await source.commit("b", "b\n")
        let shallow = try await source.clone("--depth=1", to: "shallow")
        for step in ["create", "update", "prune"] {
            let output = try await shallow.secscan("baseline", step)
            #expect(output.status != 0)
            #expect(!shallow.folder.exists("shallow/.secscan-baseline"))
        }
    }

    @Test func `Without a baseline there is nothing to update or prune`() async throws {
        let repository = try await repository()
        for step in ["update", "prune"] {
            let output = try await repository.secscan("baseline", step)
            #expect(output.status == 2)
            #expect(output.standardError.contains("baseline create"))
        }
    }

    @Test func `A line that is none is named`() async throws {
        let repository = try await repository()
        try repository.write(".secscan-baseline", "# secscan baseline 1\n\nnonsense\n")
        let output = try await repository.secscan("git")
        #expect(output.status == 2)
        withKnownIssue("D23: empty lines are not counted") {
            #expect(output.standardError.contains(".secscan-baseline:3:"), "\(output.standardError)")
        }
    }

    @Test func `A baseline elsewhere can be named`() async throws {
        let repository = try await repository()
        #expect(try await repository.secscan("baseline", "create", "--file", "../accepted").status == 0)
        #expect(!repository.folder.exists(".secscan-baseline"))
        #expect(try await repository.scan("git", "--baseline", "../accepted", status: 0).suppressed == 1)
        #expect(try await repository.scan(status: 1).findings.count == 1)
    }

    @Test func `Paths with line breaks survive`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a\nb\\n.conf", token.assigned())
        #expect(try await Program.run(["baseline", "create", "--dir"], in: folder).status == 0)
        #expect(try await Program.report(["dir"], in: folder, status: 0).suppressed == 1)
    }

    @Test func `Files of baselines and policies are not findings themselves`() async throws {
        let repository = try await repository()
        try await repository.commit(".env", "PORT=80\n")
        _ = try await repository.secscan("baseline", "create")
        try await repository.commit()
        let report = try await repository.scan(status: 0)
        #expect(report.findings.isEmpty)
        #expect(report.suppressed == 2)
    }
}
