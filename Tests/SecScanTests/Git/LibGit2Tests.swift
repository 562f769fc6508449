import Testing

@testable import SecScan

@Suite struct LibGit2Tests {
    @Test(arguments: ["partialClone", "preciousObjects", "worktreeConfig", "relativeWorktrees"])
    func extensionsThatChangeNothingForAReader(name: String) throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "text")
        let commit = try folder.commit()
        try folder.git("config", "core.repositoryFormatVersion", "1")
        try folder.git("config", "extensions.\(name)", "true")
        let head = try Repository(at: folder.path).head
        #expect(head == commit)
    }

    @Test func anExtensionThatNobodyKnows() throws {
        let folder = try TestFolder.repository()
        try folder.git("config", "core.repositoryFormatVersion", "1")
        try folder.git("config", "extensions.nobodyKnows", "true")
        let error = #expect(throws: ScanError.self) { _ = try Repository(at: folder.path).head }
        #expect(error?.code == .unsupported)
        #expect(error?.description.contains("nobodyknows") == true)
        #expect(LibGit2.lastMessage.contains("nobodyknows"))
    }

    /// Each with what to do about it.
    @Test(
        arguments: [
            (["update-index", "--split-index"], .unsupported, "join it with 'git update-index --no-split-index'"),
            (
                ["sparse-checkout", "set", "--sparse-index", "kept"], .unsupported,
                "write it out with 'git sparse-checkout reapply --no-sparse-index'"
            ),
            ([], .unreadable, "the index cannot be read: "),
        ] as [([String], ScanError.Code, String)])
    func indexesThatCannotBeRead(command: [String], code: ScanError.Code, advice: String) async throws {
        let folder = try TestFolder.repository()
        try folder.write("kept/a", "a")
        try folder.write("other/b", "b")
        try folder.commit()
        if command.isEmpty {
            try folder.write(".git/index", String(repeating: "no index ", count: 20))
        } else {
            try folder.git(command)
        }
        let error = await #expect(throws: ScanError.self) {
            try await GitIndex(path: folder.path).scan(Token.context())
        }
        #expect(error?.code == code)
        #expect(error?.description.hasPrefix("\(folder.path): ") == true)
        #expect(error?.description.contains(advice) == true)
    }
}
