import Testing
import YAML

@Suite("Positions")
struct PositionTests {
    @Test(
        "The bytes of a node",
        arguments: [
            ("a: b", "a", "b"), ("a: 'b c' # d", "a", "'b c'"), ("a: \"é\"\nb: c", "b", "c"),
            ("ä: 1\nb: \n  - x\n  - y\n\nc: 2", "b", "- x\n  - y"), ("a: {b: [1, 2] } # c", "a", "{b: [1, 2] }"),
            ("a:\n  b:\n    c: d\n\n# end\ne: f", "a", "b:\n    c: d"), ("a: x\n  y\nb: 1", "a", "x\n  y"),
            ("a:\nb: 1", "a", ""), ("\u{FEFF}a: b", "a", "b"), ("a: 1\r\nb: 2\r\n", "b", "2"),
            ("x: &e {k: v}\na: *e", "a", "&e {k: v}"), ("a: !!str 1", "a", "!!str 1"),
            ("x: 😀😀😀\na: \"ü\"", "a", "\"ü\""),
        ])
    func bytes(text: String, key: String, expected: String) throws {
        #expect(try source(text, key) == expected)
    }

    @Test(
        "Line and column, in bytes",
        arguments: [
            ("a: b", "a", 1, 4), ("# c\n\n  a: b", "a", 3, 6), ("é: b", "é", 1, 5), ("a: 1\r\nb: 2", "b", 2, 4),
            ("\u{FEFF}a: b", "a", 1, 4), ("{é: 1, b: 2}", "b", 1, 12), ("a:\n  - b", "a", 2, 3),
        ])
    func place(text: String, key: String, line: Int, column: Int) throws {
        let node = try node(text, key)
        #expect(node.line == line)
        #expect(node.column == column)
    }

    @Test("Far from the start, characters of several bytes are counted right")
    func far() throws {
        let text = (0..<500).map { "k\($0): é😀\($0)\n" }.joined()
        for index in [0, 63, 64, 65, 200, 499] {
            #expect(try source(text, "k\(index)") == "é😀\(index)")
        }
    }
}
