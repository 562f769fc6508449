import Testing

@testable import Settings

@Suite("SettingPathParser")
struct SettingPathParserTests {
    @Test("components")
    func components() {
        let path = SettingPath(#"(?i)../../a|"b/|c\"d"/*/**/[]/[]?/@x:y.z"#)
        #expect(path.ignoresCase)
        #expect(path.ascent == 2)
        #expect(
            path.components
                == [
                    .names(["a", "b/|c\"d"].map(SettingPath.Name.init)), .anyName, .anyDepth, .elements,
                    .elementsOrSelf, .names([.init("@x:y.z")]),
                ])
        #expect(SettingPath("..").components == [])
        #expect(SettingPath("..a").components == [.names([.init("..a")])])
    }

    @Test(
        "mistakes",
        arguments: [
            ("", 1, "a name"), ("a//b", 3, "a name"), ("a/", 3, "a name"), ("/a", 1, "a name"), ("a|", 3, "a name"),
            ("*a", 2, "'*' alone"), ("a*", 2, "in quotes"), ("[0]", 1, "in quotes"), ("a[]", 2, "in quotes"),
            ("\"a", 3, "'\"'"), ("\"a\\", 4, "'\"'"), ("a/..", 5, "beginning"), ("\"a\"b", 4, "'/' or '|'"),
            ("***", 3, "'**' alone"),
            ("../", 4, "a name"),
        ])
    func mistakes(text: String, column: Int, words: String) {
        do throws(SettingPathError) {
            _ = try SettingPath(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.column == column)
            #expect(error.message.contains(words))
        }
    }

    @Test("many components")
    func limit() throws {
        let limit = Array(repeating: "a", count: SettingPath.limit).joined(separator: "/")
        #expect(try SettingPath(limit).components.count == SettingPath.limit)
        #expect(throws: SettingPathError.self) { try SettingPath(limit + "/a") }
    }
}
