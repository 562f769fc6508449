import Rules
import Testing

@testable import SecScan

@Suite struct PlacedWalkTests {
    @Test func eachPairOfPathAndBlobOnce() async throws {
        let folder = try TestFolder.repository()
        for name in ["a", "d/a", "e/a"] { try folder.write(name, Token.first) }
        try folder.write("clean/x", "nothing")
        try folder.commit()
        let sample = try await SampleGraph(folder, found: ["HEAD:a"])
        let root = try sample.number("HEAD^{tree}")
        let blob = try sample.number("HEAD:a")
        var walk = PlacedWalk(sample.graph)
        var paths: [Int32] = []
        for _ in 1...2 { walk.visit(root) { path, _ in paths.append(path) } }
        #expect(paths.map(walk.text).sorted() == ["a", "d/a", "e/a"])
        let head = HeadState(sample.graph, headTree: root)
        #expect(head.has(blob) && head.has(blob, at: "d/a") && head.has(path: "e/a"))
        #expect(!head.has(root) && !head.has(blob, at: "x") && !head.has(path: "x"))
        #expect(!HeadState(sample.graph, headTree: nil).has(blob))
    }

    /// Each level names the one below twice: 2^20 paths to one file.
    @Test func nestedTreesThatMakeAMillionPaths() async throws {
        let folder = try TestFolder.repository()
        let blob = try folder.store("blob", Array(Token.first.utf8))
        func bytes(_ id: ObjectID) -> [UInt8] { withUnsafeBytes(of: id.raw) { Array($0) } }
        var tree = try folder.store("tree", Array("100644 f\0".utf8) + bytes(blob))
        for _ in 0..<20 {
            tree = try folder.store(
                "tree", Array("40000 a\0".utf8) + bytes(tree) + Array("40000 b\0".utf8) + bytes(tree))
        }
        let sample = try await SampleGraph(folder, found: [blob.description])
        var walk = PlacedWalk(sample.graph)
        var count = 0
        walk.visit(try sample.number(tree.description)) { _, _ in count += 1 }
        #expect(count == 256)
    }
}
