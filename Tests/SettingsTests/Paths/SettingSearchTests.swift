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
        var steps = depth
        var count = 0
        path.search(from: SettingMatch(setting: root), steps: &steps) { _ in
            count += 1
            return true
        }
        #expect(count == depth - 24)
        #expect(steps == 0)
    }

    @Test("what holds none of the names to come is passed over")
    func names() throws {
        let text =
            "{\"a\": [" + String(repeating: "{\"b\": 1},", count: 1000) + "], \"d\": {\"e\": {\"f\": 1, \"g\": 2}}}"
        let root = try #require(try SettingsFile(Array(text.utf8), format: .json).documents.first)
        for (path, expected) in [("**/e|x/**/g", 5), ("**/e/none", 0), ("(?i)D/*/F", 5), ("**/g/f", 5)] {
            var steps = 100
            SettingPath(stringLiteral: path).search(from: SettingMatch(setting: root), steps: &steps) { _ in true }
            #expect(100 - steps == expected, "\(path)")
        }
    }

    @Test("case counts for letters that are not ASCII", arguments: [("(?i)äB", 1), ("(?i)ÄB", 0), ("äB", 0)])
    func letters(path: String, expected: Int) throws {
        let root = try #require(try SettingsFile(Array("{\"äb\": 1}".utf8), format: .json).documents.first)
        #expect(SettingPath(stringLiteral: path).matches(in: root).count == expected)
    }

    @Test(
        "it ends when it is told to, and when there are no steps left", arguments: [(100, 2, 2), (3, 9, 3), (0, 9, 0)])
    func ends(steps: Int, wanted: Int, expected: Int) throws {
        let root = try #require(try SettingsFile(Array("[1, 2, 3, 4, 5]".utf8), format: .json).documents.first)
        var (steps, count) = (steps, 0)
        SettingPath("[]").search(from: SettingMatch(setting: root), steps: &steps) { _ in
            count += 1
            return count < wanted
        }
        #expect(count == expected)
    }
}
