import Testing

/// `secscan dockerfile --fix`
@Suite struct FixTests {
    private static let old = "FROM debian:12\r\nENV A b\r\nRUN apt install -y c\r\nUSER 1\r\n"
    private static let new = "FROM debian:12\r\nENV A=b\r\nRUN apt-get install -y c\r\nUSER 1\r\n"

    @Test func `The diff is one that git applies`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("sub/Dockerfile", Self.old)
        try repository.write("sub/b.dockerfile", "FROM debian:12\nENV A b\nUSER 1")
        let shown = try await Program.run(["dockerfile", "--fix", "--fail-on", "low"], in: repository.folder)
        #expect(shown.status == 0, "\(shown.standardError)")
        #expect(shown.text.contains("# sub/Dockerfile:2: docker/legacy-key-value: "))
        #expect(
            shown.text.hasSuffix(
                "\n# 3 fixes in 2 files, not written: add --write; 1 more with --unsafe-fixes; 1 finding remains\n"))
        #expect(try repository.folder.read("sub/Dockerfile") == Self.old)
        try repository.write("patch", shown.text)
        try await repository.git("apply", "--whitespace=nowarn", "patch")
        #expect(try repository.folder.read("sub/Dockerfile") == Self.new)
        #expect(try repository.folder.read("sub/b.dockerfile") == "FROM debian:12\nENV A=b\nUSER 1")
    }

    @Test func `What is written is what was shown, once`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.old)
        let first = try await Program.run(["dockerfile", "--fix", "--write"], in: folder)
        #expect(first.status == 0 && first.text.contains("2 fixes in 1 file; 1 more"))
        #expect(try folder.read("Dockerfile") == Self.new)
        let second = try await Program.run(["dockerfile", "--fix", "--write"], in: folder)
        #expect(second.text == "nothing to fix; 1 more with --unsafe-fixes; 1 finding remains\n")
        let unsafe = try await Program.run(["dockerfile", "--fix", "--write", "--unsafe-fixes"], in: folder)
        #expect(unsafe.text.contains("docker/recommended-packages") && unsafe.text.contains(" (unsafe)\n"))
        #expect(try folder.read("Dockerfile").contains("install -y --no-install-recommends c\r\n"))
    }

    @Test func `Standard input comes back mended`() async throws {
        let folder = try TemporaryFolder()
        let output = try await Program.run(
            ["dockerfile", "--fix", "--write", "-"], in: folder, input: Array(Self.old.utf8))
        #expect(output.text == Self.new && output.standardError.contains("2 fixes in 1 file"))
        let same = try await Program.run(
            ["dockerfile", "--fix", "--write", "-"], in: folder, input: Array("FROM debian:12\nUSER 1".utf8))
        #expect(same.text == "FROM debian:12\nUSER 1")
    }

    @Test func `The status and the report are about what remains`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", "FROM debian:12\nENV A b\nRUN sudo make\nUSER 1\n")
        let arguments = ["dockerfile", "--fix", "--format", "json", "--output", "report.json"]
        #expect(try await Program.run(arguments, in: folder).status == 1)
        let report = try folder.read("report.json")
        #expect(report.contains("docker/sudo") && !report.contains("docker/legacy-key-value"))
        try folder.write("Dockerfile", "FROM debian:12\nADD a /a\nUSER 1\n")
        #expect(try await Program.run(["dockerfile"], in: folder).status == 1)
        #expect(try await Program.run(["dockerfile", "--fix"], in: folder).status == 0)
    }

    @Test func `What is allowed, in the baseline or switched off is not mended`() async throws {
        let folder = try TemporaryFolder()
        let text = "FROM debian:12\nENV A b # secscan:allow\nRUN apt update -q\nUSER 1\n"
        try folder.write("Dockerfile", text)
        _ = try await Program.run(
            [
                "dockerfile", "--fix", "--write", "--exclude-rule", "docker/apt-tool", "--exclude-rule",
                "docker/kept-apt-lists",
            ], in: folder)
        #expect(try folder.read("Dockerfile") == text)
    }

    @Test(arguments: [
        ["--write"], ["--unsafe-fixes"], ["--fix", "--format", "json"], ["--fix", "--write", "-", "Dockerfile"],
    ])
    func `Options that mean nothing are refused`(_ arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("Dockerfile", Self.old)
        let output = try await Program.run(["dockerfile"] + arguments, in: folder)
        #expect(output.status == 2 && output.text.isEmpty && output.standardError.contains("--"))
        #expect(try folder.read("Dockerfile") == Self.old)
    }

    @Test func `A link is refused, and the file it points to stays`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("real", Self.old)
        try folder.link("Dockerfile", to: "real")
        let output = try await Program.run(["dockerfile", "--fix", "--write", "Dockerfile"], in: folder)
        #expect(output.status == 3)
        #expect(try folder.read("real") == Self.old)
    }
}
