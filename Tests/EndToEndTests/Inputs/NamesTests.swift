import Testing

/// A value in the name of a file or folder is found by every command that sees the name.
@Suite struct NamesTests {
    @Test(arguments: ["dir", "staged", "worktree", "git"], ["TOKEN.txt", "TOKEN/a.txt"])
    func `A name is scanned`(_ command: String, _ name: String) async throws {
        let repository = try await TestRepository()
        let token = Invented.github(1050)
        try repository.write(name.replacing("TOKEN", with: token), "x\n")
        if command == "staged" { try await repository.git("add", "-A") }
        if command == "git" { try await repository.commit() }
        let report = try await repository.scan(command)
        withKnownIssue("D16: only the history's names are scanned") {
            #expect(report.has(token))
        } when: {
            command != "git"
        }
    }
}
