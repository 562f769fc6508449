import Settings
import Testing

@Suite("SettingPath")
struct SettingPathTests {
    @Test("a path is written as it was read", arguments: ["a/b", "(?i)a|b/*", "../../kind", "**/\"a/b\"/[]?", ".."])
    func text(text: String) throws {
        #expect(try SettingPath(text).text == text)
        #expect(try "\(SettingPath(text))" == text)
        #expect(SettingPath(stringLiteral: text) == (try SettingPath(text)))
    }
}
