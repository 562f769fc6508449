import Testing

/// Where a target's own settings are looked for.
@Suite struct PlaceTests {
    private let token = Invented.github(1950)

    private func repository() async throws -> TestRepository {
        let repository = try await TestRepository()
        try await repository.commit("src/a.conf", token.assigned())
        return repository
    }

    @Test func `A baseline that is made in a subfolder is the one that is read there`() async throws {
        let repository = try await repository()
        #expect(try await Program.run(["baseline", "create"], in: repository.folder, at: "src").status == 0)
        let output = try await Program.run(["git"], in: repository.folder, at: "src")
        #expect(output.status == 0)
    }

    @Test func `A baseline of a bare repository is read there`() async throws {
        let bare = try await repository().clone("--bare", to: "bare.git")
        #expect(try await bare.secscan("baseline", "create").status == 0)
        let output = try await bare.secscan("git")
        #expect(output.status == 0)
    }

    /// Its paths are relative to another root; a note says so.
    @Test func `A part of a repository is not judged by the repository's policy in silence`() async throws {
        let repository = try await repository()
        try repository.write(".gitignore", ".env\n")
        try repository.write("src/.env", "PORT=80\n")
        let fingerprint = try await repository.scan("dir", status: 1).only().fingerprint
        try repository.write(".secscan.toml", "[[allow]]\nfingerprints = [\"\(fingerprint)\"]\nreason = \"revoked\"\n")
        #expect(try await repository.scan("dir", status: 0).suppressed == 1)
        #expect(try await repository.scan("dir", ".", status: 0).suppressed == 1)
        for arguments in [["dir", "src"], ["dir", "src/a.conf"], ["dir", "src", "."]] {
            let output = try await Program.run(arguments + ["--format", "json"], in: repository.folder)
            let notes = try output.report().notes
            #expect(output.status == 1, "\(arguments)")
            #expect(notes.contains { $0.text.contains("--config") } == (arguments.count == 2), "\(arguments)")
        }
    }

    @Test(arguments: ["git", "staged", "worktree"])
    func `From a subfolder the root's policy counts`(_ command: String) async throws {
        let repository = try await TestRepository()
        try repository.write(".secscan.toml", "[[allow]]\nrules = [\"env-file\"]\nreason = \"no secrets in them\"\n")
        try repository.write("src/.env", "PORT=80\n")
        try await repository.git("add", "-A")
        if command == "git" { try await repository.commit() }
        #expect(try await Program.report([command], in: repository.folder, at: "src", status: 0).findings.isEmpty)
    }
}
