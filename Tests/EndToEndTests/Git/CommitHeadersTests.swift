import Testing

/// What stands in a commit or tag beside its message.
@Suite struct CommitHeadersTests {
    private let token = Invented.github(450)

    private func commit(_ headers: [UInt8], in repository: TestRepository, message: String = "message") async throws {
        let tree = try await repository.git("rev-parse", "HEAD^{tree}")
        let bytes = Array("tree \(tree)\n".utf8) + headers + Array("\n\(message)\n".utf8)
        let id = try await repository.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", input: bytes)
        try await repository.git("update-ref", "refs/heads/odd", id)
    }

    private let people = "author A <a@example.org> 1767225600 +0000\ncommitter A <a@example.org> 1767225600 +0000\n"

    @Test(arguments: [
        "mergetag object 0\n type commit\n \n released with TOKEN\n", "x-deploy TOKEN\n", "gpgsig TOKEN\n",
        "encoding TOKEN\n",
    ])
    func `Headers of any kind are read`(_ header: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        try await commit(Array((people + header.replacing("TOKEN", with: token)).utf8), in: repository)
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.path == "git:commit-message")
    }

    @Test(arguments: ["json", "jsonl", "sarif", "gitlab", "csv", "junit", "checkstyle", "html", "github", "text"])
    func `Text in another encoding makes no report invalid`(_ format: String) async throws {
        let repository = try await TestRepository()
        try await repository.commit("a.conf", "x\n")
        let name =
            Array("author M".utf8) + [0xFC]
            + Array(
                "ller \"\\ <m@example.org> 99999999999999 +0000\ncommitter A <a@b> -5 +0000\nencoding ISO-8859-1\n".utf8
            )
        try await commit(name, in: repository, message: "uses \(token)")
        let output = try await repository.secscan("git", "--format", format)
        #expect(output.status == 1)
        #expect(String(validating: output.standardOutput, as: UTF8.self) != nil)
    }

    @Test func `A tagger's name`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("README.md", "x\n")
        try await repository.git("tag", "-a", "-m", "clean", "v1", environment: ["GIT_COMMITTER_NAME": token])
        #expect(try await repository.scan(status: 1).finding(of: token).path == "git:tag")
    }

    @Test func `A message of many lines tells where in it the value stands`() async throws {
        let repository = try await TestRepository()
        try await repository.commit("x", "x", "Subject\n\nBody\nkey \(token) end")
        let finding = try await repository.scan(status: 1).finding(of: token)
        #expect(finding.line == 4)
        #expect(finding.column == 5)
        #expect(finding.inHead == true)
    }
}
