import Testing
import YAML

@Suite("Types of scalars")
struct YAMLNodeTests {
    @Test(
        "Integers",
        arguments: [
            ("1", 1), ("-12", -12), ("+3", 3), ("0x1F", 31), ("0o17", 15), ("1_000", 1000), ("0b101", 5),
            ("'1'", nil), ("1.5", nil), ("--1", nil), ("_1", nil), ("99999999999999999999", nil), ("!!str 1", nil),
            ("!!int 1", 1), ("0x", nil), ("a", nil), ("-", nil),
        ] as [(String, Int?)])
    func int(text: String, expected: Int?) throws {
        let node = try node("[\(text)]", "0")
        #expect(node.int == expected)
    }

    @Test(
        "Booleans",
        arguments: [
            ("true", true), ("True", true), ("yes", true), ("on", true), ("FALSE", false), ("no", false),
            ("Off", false),
            ("'true'", nil), ("y", nil), ("1", nil), ("tRue", nil),
        ] as [(String, Bool?)])
    func bool(text: String, expected: Bool?) throws {
        #expect(try node("a: \(text)", "a").bool == expected)
    }

    @Test("Null", arguments: [("", true), ("~", true), ("null", true), ("''", false), ("nul", false), ("0", false)])
    func null(text: String, expected: Bool) throws {
        #expect(try node("a: \(text)", "a").isNull == expected)
    }

    @Test("Strings are what nothing else is; the text is there for all")
    func string() throws {
        #expect(try node("a: b c", "a").string == "b c")
        #expect(try node("a: '1'", "a").string == "1")
        #expect(try node("a: !!str true", "a").string == "true")
        #expect(try node("a: 1", "a").string == nil)
        #expect(try node("a: 1", "a").text == "1")
        #expect(try node("a: [b]", "a").text == nil)
        #expect(try node("a: [b]", "a").mapping == nil)
        #expect(try node("a: [b]", "a")["b"] == nil)
    }
}
