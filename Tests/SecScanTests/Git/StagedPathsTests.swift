import Testing

@testable import SecScan

@Suite struct StagedPathsTests {
    @Test func pathsOfEachBlob() throws {
        let folder = try TestFolder.repository()
        #expect(StagedPaths.read(try Repository(at: folder.path)) == [:])
        try folder.write("a", "one")
        try folder.write("d/b", "one")
        try folder.write("c", "two")
        try folder.git("add", "-A")
        try folder.write("c", "changed")
        let paths = StagedPaths.read(try Repository(at: folder.path))
        #expect(paths == [try folder.id(":a"): ["a", "d/b"], try folder.id(":c"): ["c"]])
    }
}
