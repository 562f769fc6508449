import Testing

/// Indexes in every form that git writes.
@Suite struct IndexFormatsTests {
    enum Form: String, CaseIterable, Sendable {
        case version2 = "update-index --index-version 2"
        case version3 = "update-index --index-version 3"
        case version4 = "update-index --index-version 4"
        case split = "update-index --split-index"
        case sparse = "sparse-checkout set --sparse-index kept"
        case untrackedCache = "update-index --untracked-cache"
    }

    @Test(arguments: Form.allCases)
    func `Staged and changed files are found`(_ form: Form) async throws {
        let repository = try await TestRepository()
        let token = Invented.github(950)
        try repository.write("kept/a.conf", "a = 1\n")
        try await repository.commit("other/b.conf", "b = 1\n")
        try await repository.git(form.rawValue.split(separator: " ").map(String.init))
        try repository.write("kept/new.conf", token.assigned())
        try await repository.git("add", "kept/new.conf")
        for command in ["staged", "worktree", "git"] {
            let output = try await repository.secscan(command, "--format", "json", "--show-secrets")
            #expect(output.status == 1, "\(command): \(output.standardError)")
            #expect(try output.report().has(token), "\(command)")
        }
    }

    @Test(arguments: [
        "objectFormat=sha1", "refStorage=files", "worktreeConfig=true", "preciousObjects=true", "noop=true",
        "relativeWorktrees=true",
    ])
    func `Extensions that change nothing for a reader are accepted`(_ setting: String) async throws {
        let repository = try await TestRepository()
        let token = Invented.github(951)
        try await repository.commit("a.conf", token.assigned())
        let parts = setting.split(separator: "=")
        try await repository.git("config", "core.repositoryformatversion", "1")
        try await repository.git("config", "extensions.\(parts[0])", String(parts[1]))
        let output = try await repository.secscan("git")
        #expect(output.status == 1, "\(output.standardError)")
    }

    @Test func `An extension that nobody knows is refused and not called clean`() async throws {
        let repository = try await TestRepository()
        try await repository.git("config", "core.repositoryformatversion", "1")
        try await repository.git("config", "extensions.nobodyKnows", "true")
        let output = try await repository.secscan("git")
        #expect(output.status == 2)
        #expect(output.standardError.contains("nobodyknows"))
        #expect(output.standardError.split(separator: "\n").count == 1)
    }

    @Test func `An index that the environment names counts`() async throws {
        let repository = try await TestRepository()
        let token = Invented.github(952)
        try await repository.commit("a.conf", "a = 1\n")
        try repository.write("a.conf", token.assigned())
        let other = repository.path("../other-index")
        try await repository.git("read-tree", "HEAD", environment: ["GIT_INDEX_FILE": other])
        try await repository.git("add", "a.conf", environment: ["GIT_INDEX_FILE": other])
        #expect(try await repository.scan("staged", status: 0).findings.isEmpty)
        let report = try await Program.report(
            ["staged"], in: repository.folder, environment: ["GIT_INDEX_FILE": other], status: 1)
        #expect(report.findings.count == 1)
    }
}
