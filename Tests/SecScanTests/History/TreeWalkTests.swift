import Rules
import Testing

@testable import SecScan

@Suite struct TreeWalkTests {
    @Test func eachBlobOnce() throws {
        let folder = try TestFolder.repository()
        for name in ["a", "d/a", "d/e/a"] { try folder.write(name, "same") }
        try folder.write("d/e/b", "other")
        try folder.link("l", to: "a")
        try folder.commit()
        let repository = try Repository(at: folder.path)
        let walk = TreeWalk()
        var blobs: [ObjectID] = []
        for name in ["HEAD^{tree}", "HEAD:d", "HEAD^{tree}"] {
            walk.visit(try folder.id(name), repository) { blobs.append($0) }
        }
        let expected: Set = [try folder.id("HEAD:a"), try folder.id("HEAD:d/e/b"), try folder.id("HEAD:l")]
        #expect(blobs.count == 3 && Set(blobs) == expected && walk.seenBlobs == expected)
        #expect(walk.seenTrees == [try folder.id("HEAD^{tree}"), try folder.id("HEAD:d"), try folder.id("HEAD:d/e")])
        walk.visit(.zero, repository) { _ in Issue.record("of nothing") }
    }
}
