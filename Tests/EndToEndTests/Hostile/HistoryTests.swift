import Foundation
import Testing

/// Histories that were made to lead a scanner astray.
@Suite struct HistoryTests {
    private let token = Invented.github(1300), other = Invented.github(1301)

    /// Writes a tree object that git's own commands would refuse.
    private func tree(_ repository: TestRepository, _ entries: [(mode: String, name: String, id: String)]) async throws
        -> String
    {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += Array("\(entry.mode) \(entry.name)".utf8) + [0]
            var id = Substring(entry.id)
            while let byte = UInt8(id.prefix(2), radix: 16) {
                bytes.append(byte)
                id = id.dropFirst(2)
            }
        }
        return try await repository.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", input: bytes)
    }

    private func blob(_ repository: TestRepository, _ text: String) async throws -> String {
        try await repository.git("hash-object", "-w", "--stdin", input: Array(text.utf8))
    }

    @Test(arguments: ["../../etc/x.conf", "..", ".git", "/absolute", "a/../b", ""])
    func `Names that lead out of the tree are names`(_ name: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let tree = try await tree(repository, [("100644", name, blob(repository, other.assigned()))])
        let commit = try await repository.git("commit-tree", "-m", "evil", tree)
        try await repository.git("update-ref", "refs/heads/evil", commit)
        let report = try await repository.scan(status: 1)
        #expect(report.has(token))
        #expect(report.has(other))
    }

    @Test func `Odd modes do not hide content`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let modes = ["100600", "100664", "100777", "0100644", "120777"]
        var entries: [(mode: String, name: String, id: String)] = []
        for (index, mode) in modes.enumerated() {
            entries.append(
                (mode, "f\(index).conf", try await blob(repository, Invented.github(1310 + index).assigned())))
        }
        let commit = try await repository.git("commit-tree", "-m", "evil", tree(repository, entries))
        try await repository.git("update-ref", "refs/heads/evil", commit)
        let report = try await repository.scan(status: 1)
        for index in modes.indices {
            #expect(try report.finding(of: Invented.github(1310 + index)).path == "f\(index).conf")
        }
    }

    @Test func `A commit that claims nothing right is no crash`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        let tree = try await repository.git("rev-parse", "HEAD^{tree}")
        let texts = [
            "tree \(tree)\n", "tree \(tree)\nauthor\ncommitter\n\n\(other)",
            "tree \(tree)\nauthor a <a> 99999999999999999999 +9999\n\nx", "", "tree x\n",
            "tree \(tree)\nparent \(tree)\nauthor A <a@b> -1 -0000\ncommitter A <a@b> 1 +0000\n\nx",
        ]
        for text in texts {
            let id = try await repository.git(
                "hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: Array(text.utf8))
            try repository.write(".git/refs/heads/b\(id.prefix(6))", id + "\n")
        }
        let report = try await repository.scan()
        #expect(report.has(token))
        #expect(report.has(other) || !report.complete)
    }

    @Test func `A tree of many equal trees is walked once`() async throws {
        let repository = try await TestRepository()
        var below = try await tree(repository, [("100644", "x.conf", blob(repository, token.assigned()))])
        // 10 to the power of 9 paths lead to one blob.
        for _ in 0..<9 { below = try await tree(repository, (0..<10).map { ("40000", "d\($0)", below) }) }
        let commit = try await repository.git("commit-tree", "-m", "bomb", below)
        try await repository.git("update-ref", "refs/heads/main", commit)
        let output = try await Program.run(
            ["git", "--format", "json", "--show-secrets"], in: repository.folder, limit: 30)
        withKnownIssue("D12: every path of a tree bomb is walked") {
            let report = try output.report()
            #expect(report.has(token))
        }
    }

    @Test func `Text from commits cannot steer the terminal`() async throws {
        let repository = try await TestRepository()
        try repository.write("a.conf", "\u{1B}[31m" + token.assigned())
        try await repository.commit("\u{1B}]0;owned\u{7}", environment: ["GIT_AUTHOR_NAME": "\u{1B}[2JEve\u{202E}"])
        try await repository.git("tag", "-a", "-m", "\u{1B}[5m\(other)", "v1")
        for format in ["text", "github", "csv", "junit", "checkstyle"] {
            let output = try await repository.secscan("git", "--format", format)
            #expect(!output.standardOutput.contains(0x1B), "\(format)")
            #expect(!output.standardOutput.contains(0x07), "\(format)")
        }
    }

    @Test func `Replace refs and grafts change nothing`() async throws {
        let repository = try await TestRepository()
        let first = try await repository.commit("a.conf", token.assigned())
        try await repository.commit("a.conf", "x = 1\n")
        let bad = try await repository.git("rev-parse", "\(first):a.conf")
        let good = try await repository.git("rev-parse", "HEAD:a.conf")
        try await repository.git("replace", bad, good)
        let report = try await repository.scan(status: 1)
        #expect(try report.finding(of: token).commit == first)
        try repository.write(".git/info/grafts", try await repository.git("rev-parse", "HEAD") + "\n")
        #expect(try await repository.scan(status: 1).finding(of: token).commit == first)
    }

    @Test func `An alternates file that leads to itself ends`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", token.assigned())
        try repository.write(".git/objects/info/alternates", repository.path(".git/objects") + "\n/nowhere/objects\n")
        let report = try await repository.scan()
        #expect(report.has(token))
    }
}
