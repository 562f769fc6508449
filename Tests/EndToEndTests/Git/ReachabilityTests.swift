import Testing

/// What counts as reached when what nothing reaches is left out.
@Suite struct ReachabilityTests {
    private let token = Invented.github(460)

    /// A commit that no branch has; its id.
    private func dangling(_ repository: TestRepository) async throws -> String {
        try await repository.commit("README.md", "x\n")
        try await repository.git("switch", "-q", "--detach")
        let id = try await repository.commit("a.conf", token.assigned())
        try await repository.git("switch", "-q", "main")
        try await repository.git("reflog", "expire", "--expire=now", "--all")
        return id
    }

    @Test func `Nothing reaches it`() async throws {
        let repository = try await TestRepository()
        _ = try await dangling(repository)
        #expect(try await repository.scan("git", "--no-unreachable", status: 0).findings.isEmpty)
        #expect(try await repository.scan(status: 1).finding(of: token).inHead == false)
    }

    @Test func `A file's name that only a dropped commit has`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        try await repository.git("switch", "-q", "--detach")
        try await repository.commit("notes/\(token).md", "x")
        try await repository.git("switch", "-q", "main")
        try await repository.git("reflog", "expire", "--expire=now", "--all")
        #expect(try await repository.scan("git", "--no-unreachable", status: 0).findings.isEmpty)
        #expect(try await repository.scan(status: 1).finding(of: token).path == "git:file-name")
    }

    @Test(arguments: [
        "MERGE_HEAD", "FETCH_HEAD", "ORIG_HEAD", "CHERRY_PICK_HEAD", "refs/stash", "refs/original/x",
        "refs/keep/deep/er/x", "refs/notes/odd",
    ])
    func `Names of every kind reach a commit`(_ name: String) async throws {
        let repository = try await TestRepository()
        let id = try await dangling(repository)
        try repository.write(".git/" + name, id + (name == "FETCH_HEAD" ? "\t\tbranch 'x' of elsewhere" : "") + "\n")
        #expect(try await repository.scan("git", "--no-unreachable", status: 1).has(token))
    }

    @Test func `The head of a linked work tree reaches a commit`() async throws {
        let repository = try await TestRepository()
        let id = try await dangling(repository)
        try await repository.git("worktree", "add", "-q", "--detach", repository.path("../linked"), id)
        #expect(try await repository.scan("git", "--no-unreachable", status: 1).has(token))
    }

    @Test func `A reflog that nothing but a linked work tree has reaches a commit`() async throws {
        let repository = try await TestRepository()
        let id = try await dangling(repository)
        try await repository.git("worktree", "add", "-q", "--detach", repository.path("../linked"), id)
        try await repository.git("-C", repository.path("../linked"), "switch", "-q", "--detach", "main")
        #expect(try await repository.scan("git", "--no-unreachable", status: 1).has(token))
    }

    @Test func `A tag of a blob or of a tree`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        let blob = try await repository.git("hash-object", "-w", "--stdin", input: Array(token.assigned().utf8))
        try await repository.git("tag", "blob", blob)
        let tree = try await repository.git("mktree", input: Array("100644 blob \(blob)\tin-tree.conf\n".utf8))
        try await repository.git("tag", "-a", "-m", "tree", "tree", tree)
        #expect(try await repository.scan(status: 1).finding(of: token).path == "in-tree.conf")
        let reached = try await repository.scan("git", "--no-unreachable")
        #expect(reached.has(token))
    }

    @Test func `A commit that is unreachable is named, with its date`() async throws {
        let repository = try await TestRepository()
        let id = try await dangling(repository)
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.commit == id)
        #expect(finding.author == "Ada Example <ada@example.org>")
        #expect(finding.path == "a.conf")
    }

    @Test func `Symbolic refs and refs that lead in a circle`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try repository.write(".git/refs/heads/alias", "ref: refs/heads/main\n")
        try repository.write(".git/refs/heads/one", "ref: refs/heads/two\n")
        try repository.write(".git/refs/heads/two", "ref: refs/heads/one\n")
        let report = try await repository.scan()
        #expect(report.has(token))
    }
}
