import Testing

@testable import SecScan

@Suite struct RepositoryTests {
    @Test func whereItLies() throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "a")
        let repository = try Repository(at: folder.path("d"))
        #expect(repository.workTree == folder.path)
        #expect(repository.commonDirectory == folder.path(".git/"))
        #expect(repository.gitDirectory == folder.path(".git/"))
        #expect(repository.isShallow == false)
        let bareFolder = try TestFolder.repository("--bare")
        let bare = try Repository(at: bareFolder.path)
        #expect(bare.workTree == nil)
    }

    @Test func whatIsNone() throws {
        let folder = try TestFolder()
        for path in [folder.path, folder.path("absent")] {
            let error = #expect(throws: ScanError.self) { _ = try Repository(at: path).workTree }
            #expect(error?.code == .notFound)
        }
    }

    @Test func objectFormatsThatCannotBeRead() throws {
        let folder = try TestFolder.repository("--object-format=sha256")
        let error = #expect(throws: ScanError.self) { _ = try Repository(at: folder.path).workTree }
        #expect(error?.code == .unsupported)
    }

    /// The same of loose and of packed objects.
    @Test(arguments: [false, true])
    func objects(arePacked: Bool) throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "text")
        let commit = try folder.commit()
        let blob = try folder.id("HEAD:d/a")
        if arePacked { try folder.git("repack", "-q", "-a", "-d") }
        let repository = try Repository(at: folder.path)
        #expect(repository.head == commit)
        #expect(repository.contains(blob) && !repository.contains(.zero))
        #expect(repository.bytes(of: blob) == Array("text".utf8))
        #expect(repository.kind(of: blob) == .blob && repository.kind(of: commit) == .commit)
        #expect(repository.kind(of: .zero) == nil && repository.bytes(of: .zero) == nil)
        #expect(repository.problem(with: .zero) == "it is absent")
        #expect(repository.blob(at: "d/a", in: commit) == blob)
        for path in ["d", "a", "d/a/b", "d/b", ""] { #expect(repository.blob(at: path, in: commit) == nil, "\(path)") }
        #expect(repository.blob(at: "d/a", in: blob) == nil)
    }

    @Test func revisions() throws {
        let folder = try TestFolder.repository()
        try folder.write("a", "text")
        let commit = try folder.commit()
        try folder.git("tag", "-a", "-m", "t", "one")
        try folder.git("tag", "-a", "-m", "t", "two", "one")
        let repository = try Repository(at: folder.path)
        let (one, two) = (try folder.id("refs/tags/one"), try folder.id("refs/tags/two"))
        #expect(repository.peeled(two) == (commit, [two, one]))
        #expect(repository.peeled(commit) == (commit, []))
        #expect(try repository.commit(named: "two") == commit)
        #expect(try repository.object(named: "two") == two)
        #expect(try repository.commit(named: commit.description) == commit)
        for name in ["HEAD:a", "HEAD^{tree}", "absent"] {
            let error = #expect(throws: ScanError.self) { try repository.commit(named: name) }
            #expect(error?.code == .notFound)
        }
    }

    @Test func beforeTheFirstCommit() throws {
        let folder = try TestFolder.repository()
        let repository = try Repository(at: folder.path)
        #expect(repository.head == nil)
        let error = #expect(throws: ScanError.self) { try repository.commit(named: "HEAD") }
        #expect(error?.description.contains("no commit yet") == true)
    }
}
