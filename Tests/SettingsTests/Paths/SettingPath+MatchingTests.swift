import Settings
import Testing

@Suite("Matching of SettingPath")
struct SettingPathMatchingTests {
    private static let text = """
        kind: Service
        routes:
          - cors:
              allow_origins: ["*", a]
              Credentials: true
            name: x
          - cors: {allow_origins: b, credentials: false}
            nested: {cors: {allow_origins: [[c]]}}
        "a/b": {kind: 1}
        """

    private static func root() throws -> Setting {
        try #require(try SettingsFile(Array(text.utf8), format: .yaml).documents.first)
    }

    @Test(
        "values of matches",
        arguments: [
            ("kind", ["Service"]), ("routes/[]/name", ["x"]), ("routes/name", []), ("routes/*/name", []),
            ("routes/[]/cors/allow_origins/[]", ["*", "a"]), ("routes/[]/cors/allow_origins/[]?", ["*", "a", "b"]),
            ("**/allow_origins/[]?", ["*", "a", "b", ""]), ("**/kind", ["Service", "1"]), ("\"a/b\"/kind", ["1"]),
            ("*/kind", ["1"]), ("**/**/kind", ["Service", "1"]), ("**/cors/**/cors", []), ("**/nested/**/[]/[]", ["c"]),
            ("routes/[]/cors/credentials", ["false"]), ("(?i)ROUTES/[]/cors/credentials", ["true", "false"]),
            ("kind|routes/[]?/name|none", ["x"]), ("none", []), ("../kind", []), ("kind/[]?/[]?", ["Service"]),
            ("kind/[]", []),
        ])
    func values(path: String, expected: [String]) throws {
        #expect(try SettingPath(path).matches(in: Self.root()).map(\.setting.value) == expected)
    }

    @Test("every setting is found once by **")
    func everything() throws {
        let root = try Self.root()
        func count(_ setting: Setting) -> Int { setting.children.reduce(1) { $0 + count($1) } }
        #expect(SettingPath("**/**").matches(in: root).count == count(root))
        #expect(SettingPath("**").matches(in: root).first?.ancestors == [])
    }

    @Test(
        "from a match",
        arguments: [
            ("../Credentials|credentials", ["true", "false"]), ("..", ["", ""]), ("../../name", ["x"]),
            ("../../../../kind", ["Service", "Service"]), ("../../../../../kind", []), ("[]", ["*", "a"]),
            ("[]?", ["*", "a", "b"]),
        ])
    func relative(path: String, expected: [String]) throws {
        let matches = SettingPath("routes/[]/cors/allow_origins").matches(in: try Self.root())
        #expect(matches.count == 2)
        #expect(matches.flatMap { SettingPath(stringLiteral: path).settings(from: $0) }.map(\.value) == expected)
    }

    @Test("what is above a match counts", arguments: [(99, false), (130, true)])
    func steps(steps: Int, isFound: Bool) throws {
        let text =
            String(repeating: "{\"a\":", count: 100) + "{\"b\": 1, \"c\": 2}" + String(repeating: "}", count: 100)
        let root = try #require(try SettingsFile(Array(text.utf8), format: .json).documents.first)
        let match = try #require(SettingPath("**/b").matches(in: root).first)
        var (steps, found) = (steps, false)
        SettingPath("../c").search(from: match, steps: &steps) { _ in
            found = true
            return false
        }
        #expect(found == isFound && steps < 29)
    }

    @Test("matches know what is above them, also those found from another")
    func ancestors() throws {
        let match = try #require(SettingPath("routes/[]/cors").matches(in: try Self.root()).first)
        #expect(match.ancestors.map(\.kind) == [.mapping, .sequence, .mapping])
        #expect(match.ancestors.map(\.name) == ["", "routes", ""])
        let name = try #require(SettingPath("../name").matches(from: match).first)
        #expect(name.setting.value == "x")
        #expect(name.ancestors == match.ancestors)
        let origin = try #require(SettingPath("allow_origins/[]").matches(from: match).first)
        #expect(origin.ancestors.map(\.name) == ["", "routes", "", "cors", "allow_origins"])
    }
}
