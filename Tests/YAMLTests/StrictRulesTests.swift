import Testing
import YAML

@Suite("Strict documents")
struct StrictRulesTests {
    private func refusal(_ bytes: [UInt8]) -> YAMLError? {
        do throws(YAMLError) {
            _ = try YAMLDocument.strict(in: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What may be meant in two ways is refused where it stands, and is read otherwise",
        arguments: [
            ("a: 1\nb: &x 2\n", 2, 4, "anchor"), ("a: &x\n  c: 1\n", 1, 4, "anchor"),
            ("a: [1, &x [2]]\n", 1, 8, "anchor"), ("a: !!str 1\n", 1, 4, "tag"), ("a: !x {b: 1}\n", 1, 4, "tag"),
            ("a: ! 1\n", 1, 4, "tag"), ("a:\n  <<: {b: 1}\n", 2, 3, "merge key"),
            ("- {<<: {b: 1}}\n", 1, 4, "merge key"),
            ("a: 1\n---\nb: 2\n", 2, 1, "document"), ("a: 1\n...\n---\n", 3, 1, "document"),
            ("a: 1\nb: 2\na: 3\n", 3, 1, "each key once"), ("a: {b: 1, 'b': 2}\n", 1, 11, "each key once"),
            ("x:\n  - b: 1\n    \"\\x62\": 2\n", 3, 5, "each key once"), ("? [a]\n: 1\n", 1, 3, "as a key"),
            ("a:\n  ? {b: 1}\n  : 1\n", 2, 5, "as a key"),
        ])
    func refused(text: String, line: Int, column: Int, what: String) throws {
        let error = try #require(refusal(Array(text.utf8)))
        #expect(error.line == line && error.column == column && error.message.contains(what), "\(error)")
        #expect(!error.isLimit && mistake(Array(text.utf8)) == nil)
    }

    @Test("An alias is refused, of an anchor or of none")
    func aliases() {
        #expect(refusal(Array("a: [*]\n".utf8)) != nil)
        #expect(refusal(Array("hosts:\n  - *.example.com\n".utf8))?.line == 2)
    }

    @Test(
        "Lines end where every reader ends them",
        arguments: [
            ("# a\u{2028}b: 1\n", 1), ("a: 1 # x\u{85}b: 2\n", 1), ("a: 1\n# x\rb: 2\n", 2),
            ("a: \"\u{2029}\"\n", 1), ("a: 1\r", 1),
        ])
    func lineBreaks(text: String, line: Int) throws {
        let error = try #require(refusal(Array(text.utf8)))
        #expect(error.line == line && error.message.contains("line feed"), "\(error)")
    }

    @Test("Other encodings than UTF-8")
    func encodings() {
        #expect(refusal([0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x31, 0])?.message.contains("UTF-8") == true)
        #expect(refusal([0x61, 0x3A, 0x20, 0xC0, 0xAF]) != nil)
    }

    @Test(
        "Everything else is read as always",
        arguments: [
            "", "# only a comment\n", "---\na: 1\n...\n", "a: 1\r\nb: [1, {c: 2}]\r\n", "\u{FEFF}a: 1\n",
            "a: {b: 1}\nc: {b: 2}\n", "- a: 1\n- a: 1\n", "a: '<<'\n", "'<<': 1\n", "a: \"x\\Ly é 🙂\"\n", "a: |\n  x\n",
            "1", "[]", "? a\n: 1\n",
        ])
    func read(text: String) throws {
        #expect(refusal(Array(text.utf8)) == nil)
        let strict = try YAMLDocument.strict(in: Array(text.utf8))
        let first = try YAMLDocument.first(in: Array(text.utf8))
        #expect("\(String(describing: strict))" == "\(String(describing: first))")
    }

    /// The keys of a mapping were copied for each of them.
    @Test("A mapping of many keys", .timeLimit(.minutes(15)))
    func manyKeys() throws {
        let text = (0..<100_000).map { "k\($0): 1\n" }.joined()
        #expect(try YAMLDocument.strict(in: Array(text.utf8))?.root.mapping?.pairs.count == 100_000)
        #expect(refusal(Array((text + "k7: 1\n").utf8))?.line == 100_001)
    }
}
