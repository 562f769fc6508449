import Settings
import Testing

@Suite("JSONReader")
struct JSONReaderTests {
    @Test(
        "trees",
        arguments: [
            ("", ""), (" // nothing\n", ""), ("{}", "{}"), ("[]", "[]"), ("\u{FEFF}{\"a\": 1}", "{a=#1}"),
            (
                #"{"a": "b", "c": [1, -2.5e3, true, false, null], "d": {"e": {}}}"#,
                "{a=b, c[=#1, =#-2.5e3, =!true, =!false, =~], d{e{}}}"
            ),
            (
                "{\n  // why\n  \"a\": 1, /* and */ \"b\": [1, 2,], # \n}".replacing(" #", with: ""),
                "{a=#1, b[=#1, =#2]}"
            ),
            (#"{"a": 1, "a": 2}"#, "{a=#1, a=#2}"), ("{a: 'b', $c_d: +1, é: 0x1F}", "{a=b, $c_d=#+1, é=#0x1F}"),
            ("[[[]], [{}]]", "[[[]], [{}]]"), ("\"alone\"", "=alone"), ("[Infinity, NaN]", "[=#Infinity, =#NaN]"),
        ])
    func trees(text: String, expected: String) throws {
        #expect(try Outline.of(text, .json) == expected)
    }

    @Test("values have their places")
    func values() throws {
        try expectValues(
            "cors/origins/[]",
            "{\n  \"cors\": { // é\n    \"origins\": [ «\"*\"», /* x */ «\"a\\\"b\"»,\n«1.5» ] }\n}", .json)
        try expectValues("a", "{\"a\": «{\"a\": [] }», \"b\": 1, \"a\": «null»}", .json)
        try expectNames("**/debug", "{«\"debug\"»: [{«'debug'»: 1}, {«debug»: 2}]}", .json)
        try expectNames("[]", "[«»1, «»[2]]", .json)
    }

    @Test(
        "mistakes",
        arguments: [
            ("{", 1), ("{\"a\"", 1), ("{\"a\": \n}", 2), ("[1\n2]", 2), ("{\"a\": 1}\n\nx", 3), ("[tru]", 1),
            ("[1.2.3]", 1),
            ("{\"a\": 1 / 2}", 1), ("{,}", 1), ("[,]", 1), ("[1", 1), ("{\"a\": 1 \"b\": 2}", 1), ("/* open", 1),
        ])
    func mistakes(text: String, line: Int) {
        // An open comment hides the rest, which is an empty file.
        #expect(mistake(text, .json)?.line == (text.hasPrefix("/*") ? nil : line))
    }

    @Test("nesting is bounded")
    func depth() throws {
        let limit = SettingsFile.depthLimit
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(mistake(nested(limit), .json) == nil)
        #expect(mistake(nested(limit + 1), .json)?.message.contains("\(limit) levels") == true)
        #expect(mistake(String(repeating: "{\"a\":[", count: 100_000), .json) != nil)
    }
}
