import Testing
import YAML

@Suite("Documents")
struct YAMLDocumentTests {
    @Test(
        "Count",
        arguments: [
            ("", 0), ("# nothing", 0), ("a", 1), ("---\n---\n", 2), ("a: 1\n---\nb: 2\n...\n---\nc: 3", 3),
            ("\u{FEFF}a: 1", 1),
        ])
    func count(text: String, expected: Int) throws {
        #expect(try YAMLDocument.all(in: Array(text.utf8)).count == expected)
        #expect(try (YAMLDocument.first(in: Array(text.utf8)) == nil) == (expected == 0))
    }

    @Test("Anchors end with their document")
    func anchors() {
        #expect(mistake(Array("a: &x 1\n---\nb: *x".utf8))?.line == 3)
    }

    @Test("UTF-16 is read, and its places are those of its bytes", arguments: [true, false])
    func wide(isBig: Bool) throws {
        let text = "é: 😀\nb: c"
        let bytes = ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBig ? [high, low] : [low, high]
        }
        let root = try #require(try YAMLDocument.first(in: bytes)).root
        #expect(root["é"]?.text == "😀")
        #expect(root["é"]?.range == 8..<12)
        #expect(root["b"]?.range == 20..<22)
        #expect(root["b"]?.line == 2)
        #expect(root["b"]?.column == 7)
    }

    @Test("Every style keeps its text")
    func styles() throws {
        let text = "p: a b\ns: 'it''s'\nd: \"x\\ty\"\nl: |\n  1\n  2\nf: >-\n  1\n  2\n"
        let expected: [(String, String, YAMLScalar.Style)] = [
            ("p", "a b", .plain), ("s", "it's", .singleQuoted), ("d", "x\ty", .doubleQuoted), ("l", "1\n2\n", .literal),
            ("f", "1 2", .folded),
        ]
        for (key, value, style) in expected {
            let scalar = try #require(try node(text, key).scalar)
            #expect(scalar.text == value)
            #expect(scalar.style == style)
        }
    }

    @Test("Pairs keep their order; of a key that stands twice the last one counts", arguments: [2, 20])
    func pairs(count: Int) throws {
        let text = (0..<count).map { "k\($0): \($0)\n" }.joined() + "k0: last\n"
        let mapping = try #require(try node(text).mapping)
        #expect(mapping.keys == (0..<count).map { "k\($0)" } + ["k0"])
        #expect(mapping["k0"]?.text == "last")
        #expect(mapping.pair("k1")?.value.text == "1")
        #expect(mapping["none"] == nil)
    }

    @Test("Keys need not be scalars")
    func keys() throws {
        let mapping = try #require(try node("? [a, b]\n: c\nd: e").mapping)
        #expect(mapping.pairs.count == 2)
        #expect(mapping.pairs[0].key.sequence?.count == 2)
        #expect(mapping.keys == ["d"])
    }
}
