import TestSupport
import Testing

@testable import SecScan

@Suite struct HeadFilesTests {
    private func paths(_ folder: TestFolder, _ root: ObjectID, where isMeant: (String) -> Bool) throws -> [String] {
        HeadFiles.list(below: root, try Repository(at: folder.path), where: isMeant).files.map(\.path).sorted()
    }

    @Test func thoseThatAreMeant() throws {
        let folder = try TestFolder.repository()
        for name in ["a.go", "b.txt", "d/a.go", "d/e/f.go", "f/a.go"] { try folder.write(name, "same") }
        let commit = try folder.commit()
        try folder.git("update-index", "--add", "--cacheinfo", "160000,\(commit),module.go")
        try folder.git("commit", "-q", "-m", "module")
        let root = try folder.id("HEAD^{tree}")
        #expect(try paths(folder, root) { $0.hasSuffix(".go") } == ["a.go", "d/a.go", "d/e/f.go", "f/a.go"])
        #expect(try paths(folder, root) { $0.hasPrefix("d/") } == ["d/a.go", "d/e/f.go"])
        let list = HeadFiles.list(below: root, try Repository(at: folder.path)) { $0 == "d/e/f.go" }
        #expect(list.unfollowed.isEmpty)
        #expect(list.files == [HeadFiles.File(path: "d/e/f.go", id: try folder.id("HEAD:d/e/f.go"))])
        // What is none, or is not there, has none.
        #expect(try paths(folder, folder.id("HEAD:a.go")) { _ in true }.isEmpty)
        #expect(try paths(folder, ObjectID(HandmadePack.id(1))) { _ in true }.isEmpty)
    }

    /// Each level names the one below twice: 2^20 paths to one file.
    @Test func nestedTreesThatMakeAMillionPaths() throws {
        let folder = try TestFolder.repository()
        let blob = try folder.store("blob", [1])
        func bytes(_ id: ObjectID) -> [UInt8] { withUnsafeBytes(of: id.raw) { Array($0) } }
        var tree = try folder.store("tree", Array("100644 f\0".utf8) + bytes(blob))
        for _ in 0..<20 {
            tree = try folder.store(
                "tree", Array("40000 a\0".utf8) + bytes(tree) + Array("40000 b\0".utf8) + bytes(tree))
        }
        let list = HeadFiles.list(below: tree, try Repository(at: folder.path)) { _ in true }
        #expect(list.files.count == HeadFiles.pathLimit && !list.unfollowed.isEmpty)
    }

    @Test func linksAreNoneAndNamesMayBeAnything() throws {
        let folder = try TestFolder.repository()
        let blob = try folder.store("blob", [1])
        let id = withUnsafeBytes(of: blob.raw) { Array($0) }
        let tree = try folder.store(
            "tree", Array("120000 a.go\0".utf8) + id + Array("100644 b".utf8) + [0xE9, 0] + id)
        let list = HeadFiles.list(below: tree, try Repository(at: folder.path)) { _ in true }
        #expect(list.files == [HeadFiles.File(path: "b\u{FFFD}", id: blob)])
    }
}
