import Testing

@testable import Settings

@Suite("SettingSearch")
struct SettingSearchTests {
    @Test("deep trees and many ** take one visit for each setting")
    func visits() throws {
        let depth = SettingsFile.depthLimit - 1
        let text = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        let root = try #require(try SettingsFile(Array(text.utf8), format: .json).documents.first)
        let path = SettingPath(stringLiteral: Array(repeating: "**/a", count: 25).joined(separator: "/"))
        var search = SettingSearch(path: path, ancestors: [])
        search.visit(root, states: 1)
        #expect(search.matches.count == depth - 24)
    }

    @Test("case counts for letters that are not ASCII", arguments: [("(?i)äB", 1), ("(?i)ÄB", 0), ("äB", 0)])
    func letters(path: String, expected: Int) throws {
        let root = try #require(try SettingsFile(Array("{\"äb\": 1}".utf8), format: .json).documents.first)
        var search = SettingSearch(path: SettingPath(stringLiteral: path), ancestors: [])
        search.visit(root, states: 1)
        #expect(search.matches.count == expected)
    }
}
