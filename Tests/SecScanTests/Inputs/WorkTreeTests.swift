import Rules
import Testing

@testable import SecScan

@Suite struct WorkTreeTests {
    @Test func whatDiffers() async throws {
        let folder = try TestFolder.repository()
        try folder.write("same", Token.first)
        try folder.write("changed", "a")
        try folder.write(".gitignore", "*.log\n")
        try folder.commit()
        for name in ["changed", "d/new", "a.log"] { try folder.write(name, Token.second) }
        let context = try Token.context()
        #expect(try await WorkTree(path: folder.path).scan(context).places == ["changed:1", "d/new:1"])
        let all = try await WorkTree(path: folder.path, includesIgnored: true).scan(context)
        #expect(all.places == ["a.log:1", "changed:1", "d/new:1"])
        let bare = try TestFolder.repository("--bare")
        await #expect(throws: ScanError.self) { try await WorkTree(path: bare.path).scan(context) }
    }
}
