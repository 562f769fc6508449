import Testing

/// Comments that let a finding stay.
@Suite struct InlineTests {
    private static let token = Invented.github(1700)
    private static let line = token.assigned().trimmingSuffix()

    static let silent: [(String, String)] = [
        ("on the line", "\(line) # secscan:allow a reason\n"),
        ("on the line, no blank", "\(line) #secscan:allow\n"),
        ("on the line, named rule", "\(line) # secscan:allow[github/personal-access-token] a reason\n"),
        ("on the line, family", "\(line) # secscan:allow[github/*]\n"),
        ("on the line, several rules", "\(line) # secscan:allow[aws, github/personal-access-token]\n"),
        ("alone on the line before", "# secscan:allow a reason\n\(line)\n"),
        ("alone, other comment signs", "  // secscan:allow a reason\n\(line)\n"),
        ("alone, markup", "<!-- secscan:allow -->\n\(line)\n"),
        ("next line", "x = 1 # secscan:allow-next-line a reason\n\(line)\n"),
        ("a block", "# secscan:allow-start a reason\nx = 1\n\(line)\n\(line)\n# secscan:allow-end\n"),
        ("a block without an end", "# secscan:allow-start\nx = 1\n\(line)\n"),
        ("gitleaks", "\(line) # gitleaks:allow\n"),
        ("detect-secrets", "\(line)  # pragma: allowlist secret\n"),
        ("detect-secrets, next line", "# pragma: allowlist nextline secret\n\(line)\n"),
        ("kingfisher", "\(line) # kingfisher:ignore\n"),
        ("trufflehog", "\(line) # trufflehog:ignore\n"),
        ("lines that end as Windows has it", "# secscan:allow-next-line\r\n\(line)\r\n"),
    ]

    @Test(arguments: silent)
    func `It is silent`(_ kind: String, _ text: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", text)
        let output = try await Program.run(["dir", "--format", "json"], in: folder)
        withKnownIssue("D18: spellings of other tools") {
            #expect(output.status == 0)
        } when: {
            kind == "kingfisher" || kind == "trufflehog"
        }
        let strict = try await Program.report(["dir", "--no-inline-allow"], in: folder, status: 1)
        #expect(strict.findings.count == 1)
        if kind != "kingfisher" && kind != "trufflehog" { #expect(try output.report().suppressed == 1) }
    }

    static let loud: [(String, String)] = [
        ("another rule", "\(line) # secscan:allow[aws/access-key-id]\n"),
        ("another word", "\(line) # secscan:allowed\n"),
        ("two lines before", "# secscan:allow\nx = 1\n\(line)\n"),
        ("on a line before with code", "x = 1 # secscan:allow\n\(line)\n"),
        ("the line after", "\(line)\n# secscan:allow\n"),
        ("after the block", "# secscan:allow-start\n# secscan:allow-end\n\(line)\n"),
        ("brackets never closed", "\(line) # secscan:allow[github\n"),
        ("next line is not this line", "\(line) # secscan:allow-next-line\n"),
    ]

    @Test(arguments: loud)
    func `It is reported`(_ kind: String, _ text: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", text)
        #expect(try await Program.report(["dir"], in: folder, status: 1).findings.count == 1)
    }

    @Test func `A comment that covers nothing is noted`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.conf", "x = 1 # secscan:allow old reason\n")
        let report = try await Program.report(["dir"], in: folder, status: 0)
        #expect(report.notes("unused-suppression").count == 1)
        try folder.write("b.conf", "\(Self.line) # secscan:allow[aws]\n")
        let other = try await Program.report(["dir"], in: folder, status: 1)
        #expect(other.notes("unused-suppression").contains { $0.hasPrefix("b.conf:1:") })
    }

    @Test func `A comment that was added later also covers the history of the file`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", Self.line + "\n")
        #expect(try await repository.scan(status: 1).findings.count == 1)
        try await repository.commit("a.conf", Self.line + " # secscan:allow it is revoked\n")
        #expect(try await repository.scan(status: 0).suppressed == 1)
        #expect(try await repository.scan("git", "--no-inline-allow", status: 1).findings.count == 1)
        try await repository.commit("b.conf", "b = 1\n" + Self.line + "\n")
        #expect(try await repository.scan(status: 1).only().path == "b.conf")
    }

    @Test func `Staged content is judged by the comment that is staged with it`() async throws {
        let repository = try await TestRepository()
        try repository.write("a.conf", Self.line + " # secscan:allow revoked\n")
        try await repository.git("add", "-A")
        #expect(try await repository.scan("staged", status: 0).suppressed == 1)
        #expect(try await repository.scan("staged", "--no-inline-allow", status: 1).findings.count == 1)
    }
}

extension String {
    /// Without the line break at the end.
    func trimmingSuffix() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
