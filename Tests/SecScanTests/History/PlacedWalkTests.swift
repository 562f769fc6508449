import Rules
import Testing

@testable import SecScan

@Suite struct PlacedWalkTests {
    @Test func eachPairOfPathAndBlobOnce() throws {
        let folder = try TestFolder.repository()
        for name in ["a", "d/a", "e/a"] { try folder.write(name, Token.first) }
        try folder.write("clean/x", "nothing")
        try folder.commit()
        let blob = try folder.id("HEAD:a")
        let box = RepositoryBox(try Repository(at: folder.path))
        let scout = TreeScout(box, found: [blob], old: [], context: try Token.context())
        let root = try folder.id("HEAD^{tree}")
        scout.visit(root)
        #expect(scout.matters[root] == true)
        #expect(try scout.matters[folder.id("HEAD:d")] == true)
        #expect(try scout.matters[folder.id("HEAD:clean")] == false)
        let walk = PlacedWalk(box, scout)
        var paths: [String] = []
        for _ in 1...2 { walk.visit(root) { path, _ in paths.append(path) } }
        #expect(paths.sorted() == ["a", "d/a", "e/a"])
        let head = HeadState(box, CommitRecord(box.repository, try folder.id("HEAD")), scout)
        #expect(head.has(blob) && head.has(blob, at: "d/a") && head.has(path: "e/a"))
        #expect(!head.has(.zero) && !head.has(blob, at: "x") && !head.has(path: "x"))
    }
}
