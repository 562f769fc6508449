import Rules
import Testing

@testable import SecScan

@Suite struct TreeScoutTests {
    @Test func whatIsAbsentOrDamaged() throws {
        let folder = try TestFolder.repository()
        let blob = [UInt8](repeating: 1, count: 20)
        let tree = [UInt8](repeating: 2, count: 20)
        let root = try folder.store("tree", Array("100644 a\0".utf8) + blob + Array("40000 d\0".utf8) + tree)
        let damaged = try folder.store("tree", Array("100644 a".utf8))
        let scout = TreeScout(
            RepositoryBox(try Repository(at: folder.path)), found: [], old: [], context: try Token.context())
        scout.visit(root)
        scout.visit(damaged)
        #expect(scout.absentBlobs.map(\.description) == [String(repeating: "01", count: 20)])
        #expect(scout.absentTrees.map(\.description) == [String(repeating: "02", count: 20)])
        #expect(scout.notScanned.map(\.what) == ["tree \(damaged)"])
    }

    @Test func namesThatTell() throws {
        let folder = try TestFolder.repository()
        try folder.write("d/.env", "")
        try folder.write("e/\(Token.first)", "")
        try folder.commit()
        let scout = TreeScout(
            RepositoryBox(try Repository(at: folder.path)), found: [], old: [], context: try Token.context())
        scout.visit(try folder.id("HEAD^{tree}"))
        #expect(try scout.matters[folder.id("HEAD:d")] == true)
        #expect(try scout.matters[folder.id("HEAD:e")] == false)
        #expect(scout.suspiciousNames == [Array(Token.first.utf8)])
    }
}
