import Testing
import YAML

@Suite("Anchors and merge keys")
struct MergeKeysTests {
    @Test("An alias is the node of its anchor")
    func alias() throws {
        let text = "a: &x [1, {k: v}]\nb: *x\nc: [*x, *x]"
        #expect(try node(text, "b", "1", "k").text == "v")
        #expect(try node(text, "c", "1", "1", "k").line == 1)
        #expect(try node("a: &x 1\nb: &x 2\nc: *x", "c").text == "2")
    }

    @Test(
        "Own pairs win, then the mappings in their order",
        arguments: [
            ("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", ["b": "3", "a": "1"]),
            ("x: &x {a: 1}\nz: &z {a: 2, c: 3}\ny: {<<: [*x, *z]}", ["a": "1", "c": "3"]),
            ("x: &x {a: 1}\nz: &z {<<: *x, c: 3}\ny: {<<: *z}", ["a": "1", "c": "3"]),
            ("x: &x {a: 1}\ny:\n  <<: *x\n  <<: {b: 2}", ["a": "1", "b": "2"]),
            ("y: {'<<': 1}", ["<<": "1"]), ("y: {<<: {}}", [:]),
        ])
    func merge(text: String, expected: [String: String]) throws {
        let mapping = try #require(try node(text, "y").mapping)
        #expect(mapping.pairs.count == expected.count)
        for (key, value) in expected { #expect(mapping[key]?.text == value) }
    }

    @Test("Merged pairs stand behind, with the places where they are written")
    func order() throws {
        let mapping = try #require(try node("x: &x\n  a: 1\ny:\n  <<: *x\n  b: 2", "y").mapping)
        #expect(mapping.keys == ["b", "a"])
        #expect(mapping.pair("a")?.key.line == 2)
    }
}
