import Testing

/// `--base`, `--branch`, `--since`, `--no-unreachable`: what they leave out, and nothing else.
@Suite struct RangeTests {
    private let old = Invented.github(300), new = Invented.github(301), side = Invented.github(302)

    /// main: old value; feature: new value on top of it.
    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("old.conf", old.assigned())
        try await repository.git("switch", "-q", "-c", "feature")
        try await repository.commit("new.conf", new.assigned())
        return repository
    }

    @Test func `A base leaves out what it has`() async throws {
        let report = try await repository().scan("git", "--base", "main", status: 1)
        #expect(report.findings.map(\.secret) == [new])
        #expect(report.stats.commits == 1)
        #expect(report.complete)
    }

    @Test func `An unknown base is an error and not a clean scan`() async throws {
        let output = try await repository().secscan("git", "--base", "origin/main")
        #expect(output.status == 2)
        #expect(output.standardError.split(separator: "\n").count == 1)
        #expect(output.standardError.contains("origin/main"))
    }

    @Test func `A value that is gone again within the range is found`() async throws {
        let repository = try await repository()
        try repository.remove("new.conf")
        try await repository.commit()
        let finding = try await repository.scan("git", "--base", "main", status: 1).finding(of: new)
        #expect(finding.inHead == false)
    }

    @Test func `A file of the base that changes elsewhere brings no old value`() async throws {
        let repository = try await repository()
        try await repository.commit("old.conf", "# first\n" + old.assigned() + "# last\n")
        #expect(try await repository.scan("git", "--base", "main", status: 1).findings.map(\.secret) == [new])
    }

    @Test func `An old value in another file is new there`() async throws {
        let repository = try await repository()
        try await repository.commit("copy.conf", "# copied\n" + old.assigned())
        let finding = try await repository.scan("git", "--base", "main", status: 1).finding(of: old)
        #expect(finding.path == "copy.conf")
    }

    @Test func `A commit that reverts to an older value than the base's is found`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", old.assigned())
        try await repository.commit("a.conf", "token = 1\n")
        try await repository.git("tag", "base")
        try await repository.commit("a.conf", old.assigned())
        #expect(try await repository.scan("git", "--base", "base", status: 1).has(old))
    }

    @Test func `A merge in the range brings both of its sides`() async throws {
        let repository = try await repository()
        try await repository.git("switch", "-q", "-c", "side", "main")
        try await repository.commit("side.conf", side.assigned())
        try await repository.git("switch", "-q", "feature")
        try await repository.git("merge", "-q", "-m", "merge", "side", environment: repository.nextDate())
        let report = try await repository.scan("git", "--base", "main", status: 1)
        #expect(report.findings.compactMap(\.secret).sorted() == [new, side].sorted())
    }

    @Test func `Several bases leave out what any of them has`() async throws {
        let repository = try await repository()
        try await repository.git("switch", "-q", "-c", "more")
        try await repository.commit("side.conf", side.assigned())
        let report = try await repository.scan("git", "--base", "main", "--base", "feature", status: 1)
        #expect(report.findings.map(\.secret) == [side])
    }

    @Test func `A message and a name within the range count, those before do not`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a", "a", "uses \(old)")
        try await repository.git("tag", "base")
        try await repository.commit("b", "b", "uses \(new)")
        try await repository.commit("c-\(side)", "c")
        let report = try await repository.scan("git", "--base", "base", status: 1)
        #expect(report.findings.compactMap(\.secret).sorted() == [new, side].sorted())
        #expect(try report.finding(of: new).path == "git:commit-message")
    }

    @Test func `An empty range is complete and scans nothing`() async throws {
        let repository = try await repository()
        let report = try await repository.scan("git", "--base", "HEAD", status: 0)
        #expect(report.stats.commits == 0)
        #expect(report.complete)
    }

    @Test func `A branch stands for the commits that it has`() async throws {
        let repository = try await repository()
        #expect(try await repository.scan("git", "--branch", "main", status: 1).findings.map(\.secret) == [old])
        let both = try await repository.scan("git", "--branch", "feature", status: 1)
        #expect(both.findings.compactMap(\.secret).sorted() == [old, new].sorted())
        let output = try await repository.secscan("git", "--branch", "nothing")
        #expect(output.status == 2)
    }

    @Test func `A branch together with a base replaces HEAD`() async throws {
        let repository = try await repository()
        try await repository.git("switch", "-q", "main")
        #expect(
            try await repository.scan("git", "--base", "main", "--branch", "feature", status: 1).findings.map(\.secret)
                == [new])
    }

    @Test func `Since a date means the commits made from then on`() async throws {
        let repository = try await TestRepository()
        try repository.write("a.conf", old.assigned())
        try await repository.commit(environment: ["GIT_COMMITTER_DATE": "2025-06-01T00:00:00Z"])
        try repository.write("b.conf", new.assigned())
        try await repository.commit(environment: ["GIT_COMMITTER_DATE": "2025-08-01T00:00:00Z"])
        #expect(try await repository.scan("git", "--since", "2025-07-01", status: 1).findings.map(\.secret) == [new])
        #expect(try await repository.scan("git", "--since", "2025-09-01", status: 0).findings.isEmpty)
        #expect(try await repository.scan("git", "--since", "2025-05-31T23:59:59Z", status: 1).findings.count == 2)
        let output = try await repository.secscan("git", "--since", "yesterday")
        #expect(output.status == 2)
        #expect(output.standardError.contains("--since"))
    }

    @Test func `What nothing reaches can be left out, the reflog's commits stay`() async throws {
        let repository = try await repository()
        try await repository.git("hash-object", "-w", "--stdin", input: Array(side.assigned().utf8))
        try await repository.git("switch", "-q", "main")
        try await repository.git("branch", "-q", "-D", "feature")
        #expect(try await repository.scan(status: 1).findings.count == 3)
        let reached = try await repository.scan("git", "--no-unreachable", status: 1)
        #expect(reached.findings.compactMap(\.secret).sorted() == [new, old].sorted())
        try await repository.git("reflog", "expire", "--expire=now", "--all")
        #expect(try await repository.scan("git", "--no-unreachable", status: 1).findings.map(\.secret) == [old])
    }
}
