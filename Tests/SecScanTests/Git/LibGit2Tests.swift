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

    @Test func anIndexThatCannotBeRead() async throws {
        let folder = try TestFolder.repository()
        try folder.write(".git/index", String(repeating: "no index ", count: 20))
        let error = await #expect(throws: ScanError.self) {
            try await GitIndex(path: folder.path).scan(Token.context())
        }
        #expect(error?.code == .unreadable)
        #expect(error?.description.contains("the index cannot be read: ") == true)
    }

    @Test(arguments: [("objectFormat", "sha1", true), ("objectFormat", "sha256", false), ("refStorage", "files", true)])
    func formatsThatAreSpelledOut(name: String, value: String, isRead: Bool) throws {
        let folder = try TestFolder.repository()
        try folder.git("config", "core.repositoryFormatVersion", "1")
        try folder.git("config", "extensions.\(name)", value)
        if isRead {
            #expect(try Repository(at: folder.path).workTree == folder.path)
        } else {
            let error = #expect(throws: ScanError.self) { _ = try Repository(at: folder.path) }
            #expect(error?.code == .unsupported && error?.description.contains(value) == true)
        }
    }
}
