import Testing

/// What the other suites plant is what the program looks for.
@Suite struct InventedTests {
    @Test(arguments: [
        (Invented.github(1).assigned(), "github/personal-access-token", "certain"),
        (Invented.awsKeyID(1).assigned(to: "aws_access_key_id"), "aws/access-key-id", "medium"),
        (Invented.stripe(1).assigned(), "payment/stripe-live-secret-key", "high"),
    ])
    func `Each kind is found by its rule, once`(_ text: String, _ rule: String, _ confidence: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("app.conf", text)
        let finding = try await Program.report(["dir", "."], in: folder, status: 1).only()
        #expect(finding.rule == rule)
        #expect(finding.confidence == confidence)
    }

    @Test func `A private key is found`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("server.key", Invented.privateKey(1))
        let report = try await Program.report(["dir", "."], in: folder)
        withKnownIssue("D1: no rule finds private keys") { #expect(report.findings.count == 1) }
    }

    @Test func `A checksum that does not hold lowers the confidence`() async throws {
        let folder = try TemporaryFolder()
        let token = Invented.github(2)
        try folder.write("app.conf", (token.dropLast() + (token.hasSuffix("a") ? "b" : "a") as String).assigned())
        let finding = try await Program.report(["dir", ".", "--confidence", "low"], in: folder, status: 1).only()
        #expect(finding.confidence != "certain")
    }
}
