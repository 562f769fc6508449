import Testing

@Suite struct StdinTests {
    private let token = Invented.github(800)

    private func scan(_ arguments: String..., input: String, status: Int32? = nil) async throws -> Report {
        try await Program.report(
            ["stdin", "--show-secrets"] + arguments, in: TemporaryFolder(), input: Array(input.utf8), status: status)
    }

    @Test func `Standard input is scanned under a name`() async throws {
        let finding = try await scan(input: "a\nb " + token + "\n", status: 1).finding(of: token)
        #expect(finding.path == "stdin")
        #expect(finding.line == 2)
        #expect(finding.column == 3)
        let named = try await scan("--path", "src/app.py", input: token.assigned(), status: 1).finding(of: token)
        #expect(named.path == "src/app.py")
    }

    @Test func `A Dockerfile is audited, as its name says`() async throws {
        let text = "FROM debian:12\nRUN sudo true\nUSER 1\n"
        let report = try await scan("--path", "build/Dockerfile", input: text, status: 1)
        #expect(report.findings.map(\.rule) == ["docker/sudo"] && report.findings.map(\.line) == [2])
        #expect(try await scan("--path", "build/notes", input: text, status: 0).findings.isEmpty)
    }

    @Test func `Nothing to read is clean`() async throws {
        let report = try await scan(input: "", status: 0)
        #expect(report.complete)
        #expect(report.stats.bytes == 0)
    }

    @Test func `The name decides the class of the path`() async throws {
        let text =
            Invented.awsKeyID(801).assigned(to: "aws_access_key_id")
            + Invented.awsSecret(802).assigned(to: "aws_secret_access_key")
        let ordinary = try await scan("--path", "src/app.py", "--confidence", "low", input: text)
        let test = try await scan("--path", "tests/fixtures/app.py", "--confidence", "low", input: text)
        #expect(!ordinary.findings.isEmpty)
        #expect(test.findings.count == ordinary.findings.count)
        let order = ["low", "medium", "high", "certain"]
        let levels = { (report: Report) in
            report.findings.compactMap { order.firstIndex(of: $0.confidence) }.reduce(0, +)
        }
        #expect(levels(test) < levels(ordinary))
    }

    @Test func `Forty megabytes through a pipe`() async throws {
        let folder = try TemporaryFolder()
        let script =
            "{ yes 'nothing to see here' | head -c 40000000; echo; echo '\(token)'; } | secscan stdin --show-secrets --format json"
        let output = try await Command.run("/bin/sh", ["-c", script], in: folder)
        #expect(output.status == 1)
        let report = try output.report()
        #expect(report.has(token))
        #expect(report.stats.bytes == 40_000_042)
    }

    @Test func `A policy in the current folder does not judge standard input with critical findings`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(".secscan.toml", "[[allow]]\npaths = [\"**\"]\nreason = \"everything\"\n")
        let output = try await Program.run(["stdin"], in: folder, input: Array(token.assigned().utf8))
        #expect(output.status == 1)
    }
}
