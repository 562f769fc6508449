import Testing

/// Repositories of every shape that git makes.
@Suite struct ShapesTests {
    /// A repository whose second commit removes the value of the first.
    private func repository(_ token: String) async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try await repository.commit("a.conf", "token = 1\n")
        return repository
    }

    enum Storage: String, CaseIterable, Sendable { case loose, packed, repacked, cruft, mixed, packedRefs }

    @Test(arguments: Storage.allCases)
    func `Objects are found however they are stored`(_ storage: Storage) async throws {
        let token = Invented.github(200)
        let repository = try await repository(token)
        switch storage {
        case .loose: break
        case .packed: try await repository.git("gc", "-q")
        case .repacked: try await repository.git("repack", "-q", "-adf", "--depth=50", "--write-bitmap-index", "-m")
        case .cruft:
            try await repository.git("reset", "-q", "--hard", "HEAD~1")
            try await repository.git("commit", "-q", "--amend", "-m", "other", environment: repository.nextDate())
            try await repository.git("reflog", "expire", "--expire=now", "--all")
            try await repository.git("gc", "-q", "--cruft")
        case .mixed:
            try await repository.git("repack", "-q", "-d")
            try await repository.commit("b.conf", "b = 1\n")
        case .packedRefs: try await repository.git("pack-refs", "--all")
        }
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.path == "a.conf")
    }

    @Test func `A bare repository`() async throws {
        let token = Invented.github(201)
        let bare = try await repository(token).clone("--bare", to: "bare.git")
        let finding = try await bare.scan(status: 1).finding(of: token)
        #expect(finding.inHead == false)
        let staged = try await bare.secscan("worktree")
        #expect(staged.status == 2)
        #expect(staged.standardError.contains("bare"))
    }

    @Test func `A mirror with refs of its own kind`() async throws {
        let token = Invented.github(202)
        let source = try await repository(token)
        try await source.git("update-ref", "refs/pull/7/head", "HEAD~1")
        try await source.git("reset", "-q", "--hard", "HEAD")
        let mirror = try await source.clone("--mirror", to: "mirror.git")
        #expect(try await mirror.scan(status: 1).has(token))
    }

    @Test func `Objects that another repository lends`() async throws {
        let token = Invented.github(203)
        let borrower = try await repository(token).clone("--shared", from: nil, to: "borrower")
        let report = try await borrower.scan(status: 1)
        #expect(report.has(token))
        #expect(report.complete)
    }

    @Test func `A linked work tree sees the whole repository and stages its own index`() async throws {
        let token = Invented.github(204)
        let staged = Invented.github(205)
        let repository = try await repository(token)
        try await repository.git("worktree", "add", "-q", "-b", "linked", repository.path("../linked"))
        try repository.write("../linked/new.conf", staged.assigned())
        try await repository.git("-C", repository.path("../linked"), "add", "-A")
        let linked = repository.path("../linked")
        #expect(try await repository.scan("git", linked, status: 1).has(token))
        #expect(
            try await repository.scan("staged", "--repository", linked, status: 1).finding(of: staged).path
                == "new.conf")
        #expect(try await repository.scan("worktree", linked, status: 1).finding(of: staged).path == "new.conf")
        #expect(try await repository.scan("staged", status: 0).findings.isEmpty)
    }

    @Test func `A submodule's folder is a link to commits elsewhere, not missing content`() async throws {
        let token = Invented.github(206)
        let inner = try await TestRepository(place: "inner")
        try await inner.commit("inner.conf", token.assigned())
        let outer = try await TestRepository(place: "outer", in: inner.folder)
        try await outer.git("submodule", "--quiet", "add", inner.path(""), "lib")
        try await outer.commit()
        #expect(try await outer.scan(status: 0).complete)
        #expect(try await outer.scan("staged", status: 0).complete)
        #expect(try await outer.scan("worktree", status: 0).complete)
        #expect(try await outer.scan("dir", status: 1).finding(of: token).path == "lib/inner.conf")
    }

    @Test func `From a folder inside of the work tree`() async throws {
        let token = Invented.github(207)
        let repository = try await repository(token)
        try repository.write("deep/er/x", "x")
        let report = try await Program.report(["git"], in: repository.folder, at: "deep/er", status: 1)
        #expect(report.findings.count == 1)
    }

    @Test(arguments: ["git", "staged", "worktree"])
    func `Before the first commit there is nothing to complain of`(_ command: String) async throws {
        let repository = try await TestRepository()
        let report = try await repository.scan(command, status: 0)
        #expect(report.complete)
        #expect(report.stats.commits == 0)
    }

    @Test func `Without a branch checked out`() async throws {
        let token = Invented.github(208)
        let repository = try await repository(token)
        try await repository.git("checkout", "-q", "HEAD~1")
        #expect(try await repository.scan(status: 1).finding(of: token).inHead == true)
        try await repository.commit("later.conf", Invented.github(209).assigned())
        #expect(try await repository.scan(status: 1).has(Invented.github(209)))
    }

    @Test(arguments: ["git", "staged", "worktree"])
    func `A folder that is no repository is told in one line`(_ command: String) async throws {
        let folder = try TemporaryFolder()
        let output = try await Program.run([command], in: folder)
        #expect(output.status == 2)
        #expect(output.text.isEmpty)
        #expect(output.standardError.split(separator: "\n").count == 1)
        #expect(output.standardError.contains("not a git repository"))
    }

    @Test func `A path that does not exist is told in one line`() async throws {
        let folder = try TemporaryFolder()
        for command in [
            ["git", "nowhere"], ["dir", "nowhere"], ["worktree", "nowhere"], ["staged", "--repository", "nowhere"],
        ] {
            let output = try await Program.run(command, in: folder)
            #expect(output.status == 2)
            #expect(output.standardError.split(separator: "\n").count == 1)
            #expect(output.standardError.contains("nowhere"))
        }
    }

    @Test func `A repository of SHA-256 objects is scanned or refused, never called clean`() async throws {
        let token = Invented.github(210)
        let repository = try await TestRepository("--object-format=sha256")
        try await repository.commit("a.conf", token.assigned())
        let output = try await repository.secscan("git", "--format", "json", "--show-secrets")
        if output.status == 1 {
            #expect(try output.report().has(token))
        } else {
            #expect(output.status == 2)
            #expect(output.standardError.contains("SHA-256"))
        }
    }
}
