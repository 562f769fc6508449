import Settings
import Testing

@Suite("TOMLTree")
struct TOMLTreeTests {
    @Test(
        "trees",
        arguments: [
            ("", "{}"),
            ("a = 'b'\n[c]\nd = [1, 2.5, true, 1979-05-27]\n", "{a=b, c{d[=#1, =#2.5, =!true, =1979-05-27]}}"),
            (
                "[[a.b]]\nc = 1\n[[a.b]]\nc = 0x1F\n[d]\ne.f = {g = \"\\u00e9\"}\n",
                "{a{b[{c=#1}, {c=#0x1F}]}, d{e{f{g=é}}}}"
            ),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .toml) == expected)
    }

    @Test("names and values have their places")
    func places() throws {
        try expectValues(
            "cors/origins/[]?", "\u{FEFF}# é\n[cors]\norigins = [ «\"*\"», # x\r\n  «'é'»,\n]\n", .toml)
        try expectValues("**/b", "a.b = «{ c = «1» }»\nd.\"b\" = «1_000»\n".replacing("«1»", with: "1"), .toml)
        try expectNames("*", "«a».b = 1\n[«'c d'»]\ne = 1\n[[«f»]]\n[[f]]\n", .toml)
    }

    @Test("mistakes", arguments: [("a = 1\na = 2\n", 2), ("a = 1\nb\n", 2), ("x = [\n", 2)])
    func mistakes(text: String, line: Int) {
        #expect(mistake(text, .toml)?.line == line)
    }

    @Test("other encodings")
    func encoding() {
        #expect(throws: SettingsError(line: 1, message: "expected UTF-8, found other bytes")) {
            try SettingsFile([0x61, 0xFF], format: .toml)
        }
    }
}
