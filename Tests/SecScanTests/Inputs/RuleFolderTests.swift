import Rules
import Testing

@testable import SecScan

@Suite struct RuleFolderTests {
    @Test func mistakesNameTheFile() throws {
        let folder = try TestFolder()
        #expect(throws: ScanError.self) { try RuleFolder.load(folder.path) }
        #expect(throws: ScanError.self) { try RuleFolder.load(file: folder.path("absent.toml")) }
        try folder.write("notes.txt", "not TOML")
        try folder.write("a.toml", "= 1")
        let error = #expect(throws: ScanError.self) { try RuleFolder.load(folder.path) }
        #expect(error?.code == .usage)
        #expect(error?.description.contains("a.toml") == true)
    }
}
