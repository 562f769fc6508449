import Testing

/// Environment files among the other files of a project.
@Suite struct EnvFilesTests {
    private static let value = "plum9" + "Tree-Quilt"

    private func places(_ report: Report) -> [String] {
        report.findings.filter { $0.rule.hasPrefix("env-file/") }.map { "\($0.path) \($0.rule.dropFirst(9))" }.sorted()
    }

    @Test func `A file that git would add is told, whichever way the tree is read`() async throws {
        let repository = try await TestRepository()
        try await repository.commit(".gitignore", "ignored.env\n")
        for name in [".env", "ignored.env", "sub/app.env"] { try repository.write(name, "PORT=80\n") }
        let expected = [".env not-ignored", "sub/app.env not-ignored"]
        #expect(try await places(repository.scan("dir", ".")) == expected)
        #expect(try await places(repository.scan("worktree")) == expected)
        #expect(try await places(repository.scan("dir", "sub")) == ["app.env not-ignored"])
        try await repository.git("add", ".env")
        #expect(try await places(repository.scan("dir", ".")) == ["sub/app.env not-ignored"])
    }

    @Test func `Nothing is said of git where there is none`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(".env", "PORT=80\n")
        #expect(try await places(Program.report(["dir"], in: folder)) == [])
    }

    @Test func `Environments that share a secret, and no report of the value`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("config/production.env", "DB_PASSWORD=\(Self.value)\n")
        try folder.write("config/development.env", "DB_PASSWORD=\(Self.value)\n")
        let report = try await Program.report(["dir", "--rule", "env-file"], in: folder)
        #expect(places(report) == ["config/production.env shared-secret"])
        let finding = try #require(report.findings.first)
        #expect(finding.message.contains("config/development.env") && !finding.message.contains(Self.value))
    }

    @Test func `The code beside a file decides what is dead, in a tree, the index and a history`() async throws {
        let repository = try await TestRepository()
        try repository.write("app.py", "import os\nport = int(os.environ['PORT'])\n")
        try repository.write(".env.example", "PORT=80a\nENABLE_TLS=true\n")
        let expected = [".env.example dead-setting", ".env.example unparsable-value"]
        #expect(try await places(repository.scan("dir", ".")) == expected)
        try await repository.git("add", "-A")
        #expect(try await places(repository.scan("staged")) == expected)
        try await repository.commit()
        let report = try await repository.scan("git")
        #expect(places(report) == expected)
        #expect(report.findings.contains { $0.message.hasPrefix("app.py:2 reads PORT as an integer") })
    }
}
