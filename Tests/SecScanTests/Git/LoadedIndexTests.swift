import Testing

@testable import SecScan

@Suite struct LoadedIndexTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder.repository()
        for name in ["in/a", "out/b", "out/deep/c", "top"] { try folder.write(name, name) }
        try folder.commit()
    }

    private var staged: [String] {
        get throws { StagedPaths.read(try Repository(at: folder.path)).values.flatMap { $0 }.sorted() }
    }

    @Test func noIndexIsAnEmptyOne() throws {
        let empty = try TestFolder.repository()
        let repository = try Repository(at: empty.path)
        _ = try LoadedIndex(of: repository)
        #expect(StagedPaths.read(repository).isEmpty)
    }

    @Test func foldersOutsideOfASparseCheckoutAreSpreadOut() throws {
        try folder.git("sparse-checkout", "set", "--sparse-index", "in")
        #expect(try IndexFile(folder.bytes(".git/index")).entries.contains { $0.isFolder })
        #expect(try staged == ["in/a", "out/b", "out/deep/c", "top"])
    }

    @Test func aMissingTreeIsNamed() throws {
        let tree = try folder.id("HEAD:out").description
        try folder.git("sparse-checkout", "set", "--sparse-index", "in")
        try folder.git("mv", "top", "in/top")
        try folder.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
        let repository = try Repository(at: folder.path)
        let error = #expect(throws: ScanError.self) { _ = try LoadedIndex(of: repository) }
        #expect(error?.description.contains("folder out cannot be read") == true)
    }

    @Test func damageIsOneLineThatSaysWhatToDo() throws {
        try folder.git("update-index", "--split-index")
        let link = try #require(try IndexFile(folder.bytes(".git/index")).link)
        try folder.write(".git/sharedindex.\(link.shared)", "DIRC")
        let repository = try Repository(at: folder.path)
        let error = #expect(throws: ScanError.self) { _ = try LoadedIndex(of: repository) }
        #expect(error?.description.contains("git read-tree HEAD") == true)
        try folder.write(".git/index", "nonsense")
        #expect(throws: ScanError.self) { _ = try LoadedIndex(of: repository) }
    }
}
