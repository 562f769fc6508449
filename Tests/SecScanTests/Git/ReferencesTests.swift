import Testing

@testable import SecScan

@Suite struct ReferencesTests {
    @Test func everyRefAndWhatLogsName() throws {
        let folder = try TestFolder.repository()
        let first = try folder.commit("one")
        try folder.git("tag", "-a", "-m", "t", "v1")
        try folder.git("branch", "side")
        try folder.git(["commit", "-q", "--amend", "--allow-empty", "-m", "two"])
        let dropped = try folder.commit("three")
        try folder.git("reset", "-q", "--hard", "HEAD~1")
        let references = References(try Repository(at: folder.path))
        #expect(references.targets.map(\.name) == ["HEAD", "refs/heads/main", "refs/heads/side", "refs/tags/v1"])
        let second = try folder.id("HEAD")
        #expect(references.targets.map(\.id) == [second, second, first, try folder.id("refs/tags/v1")])
        // What a ref names is not repeated.
        #expect(references.logged == [dropped])
    }

    @Test func headsOfWorkTreesAndOperations() throws {
        let folder = try TestFolder.repository()
        let first = try folder.commit("one")
        let second = try folder.commit("two")
        try folder.git("worktree", "add", "-q", "--detach", "../linked", first.description)
        try folder.git("update-ref", "--no-deref", "-d", "refs/heads/main")
        try folder.write(".git/FETCH_HEAD", "\(second)\tbranch 'main' of elsewhere\n\(ObjectID.zero)\n")
        let references = References(try Repository(at: folder.path))
        #expect(references.targets.isEmpty)
        #expect(Set(references.logged) == [first, second])
    }

    @Test func ofNothing() throws {
        let folder = try TestFolder.repository()
        let references = References(try Repository(at: folder.path))
        #expect(references.targets.isEmpty && references.logged.isEmpty)
    }
}
