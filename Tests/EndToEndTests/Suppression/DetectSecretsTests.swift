import Foundation
import Testing

/// Baselines that detect-secrets wrote.
@Suite struct DetectSecretsTests {
    private let token = Invented.github(7100), other = Invented.github(7101)

    /// As `detect-secrets scan` writes it, with the SHA-1 that git computes: of the file's content as it is.
    private func baseline(_ repository: TestRepository, _ values: [(String, Int)]) async throws -> String {
        var entries: [String] = []
        for (value, line) in values {
            try repository.folder.write("../value", value)
            let hash = try await Command.run("sha1sum", [repository.folder.path("../value")], in: repository.folder)
            entries.append(
                """
                {"type": "GitHub Token", "filename": "a.conf", "hashed_secret": "\(hash.text.prefix(40))",
                 "is_verified": false, "line_number": \(line)}
                """)
        }
        return "{\"version\": \"1.5.0\", \"results\": {\"a.conf\": [\(entries.joined(separator: ","))]}}\n"
    }

    @Test(arguments: ["git", "dir"])
    func `What it has is known, the rest is reported`(_ command: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try await repository.commit("b.conf", "# b\n" + token.assigned())
        try repository.folder.write("../.secrets.baseline", try await baseline(repository, [(token, 1), ("gone", 9)]))
        let report = try await Program.report(
            [command, "--baseline", "../.secrets.baseline"], in: repository.folder, status: 1)
        #expect(report.paths == ["b.conf"])
        #expect(
            report.notes("unused-suppression").contains {
                $0.contains("1 of 2 entries match nothing") && $0.contains("a.conf:9")
            })
    }

    @Test func `It becomes a baseline of ours`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned() + other.assigned(to: "more"))
        try repository.folder.write("../.secrets.baseline", try await baseline(repository, [(token, 1), ("gone", 9)]))
        let output = try await repository.secscan("baseline", "create", "--from", "../.secrets.baseline")
        #expect(output.status == 0, "\(output.standardError)")
        #expect(output.text.contains("1 entries from ") && output.text.contains("1 of 2 entries match nothing"))
        #expect(try await repository.scan("git", "--show-secrets", status: 1).findings.map(\.secret) == [other])
    }

    @Test(arguments: ["update", "prune"])
    func `It is never written over`(_ command: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let text = try await baseline(repository, [(token, 1)])
        try repository.folder.write("../.secrets.baseline", text)
        let output = try await repository.secscan("baseline", command, "--file", "../.secrets.baseline")
        #expect(output.status == 2 && output.standardError.contains("create --from"))
        #expect(try repository.folder.read("../.secrets.baseline") == text)
    }

    @Test func `What is no baseline is refused`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("b.json", "{\"a\": 1}")
        let output = try await Program.run(["dir", "--baseline", "b.json"], in: folder)
        #expect(output.status == 2 && output.standardError.contains("b.json:1: "))
    }
}
