import TOML
import Testing

@Suite("Positions")
struct PositionTests {
    /// A document, the keys and places that lead to a value, and where the value begins.
    struct Place: Sendable, CustomTestStringConvertible {
        var document: String
        var path: [String]
        var line: Int
        var column: Int

        init(_ document: String, _ path: String..., line: Int, column: Int) {
            self.document = document
            self.path = path
            self.line = line
            self.column = column
        }

        var testDescription: String { "\(document.debugDescription) \(path)" }
    }

    @Test(
        "Values",
        arguments: [
            Place("a = 1", "a", line: 1, column: 5),
            Place("\u{FEFF}a = 1", "a", line: 1, column: 5),
            Place("# c\n\n  a=1", "a", line: 3, column: 5),
            Place("a = 1\r\nb = 2\r\n", "b", line: 2, column: 5),
            Place("'é' = 1", "é", line: 1, column: 8),
            Place("a = [1,\n  2]", "a", line: 1, column: 5),
            Place("a = [1,\n  2]", "a", "1", line: 2, column: 3),
            Place("a = [ # [\n# ]\n\n {b = 1}]", "a", "0", "b", line: 4, column: 7),
            Place("a = \"\"\"\n\n\"\"\"\nb = '''\r\n'''\r\nc = 1", "c", line: 6, column: 5),
            Place("a = \"\"\"\\\n\n  b\"\"\"\nb = 2", "b", line: 4, column: 5),
            Place("a = {b = {c = 1}}", "a", "b", line: 1, column: 10),
            Place("a = {b.c = 1}", "a", "b", line: 1, column: 6),
            Place("\n [ a ]", "a", line: 2, column: 2),
            Place("\n[a.b]", "a", line: 2, column: 1),
            Place("[a.b]\n[a]", "a", line: 2, column: 1),
            Place("[a.b]\n[a]", "a", "b", line: 1, column: 1),
            Place("a.b.c = 1", "a", line: 1, column: 1),
            Place("a.b.c = 1", "a", "b", line: 1, column: 3),
            Place("[[a]]\n[[a]]", "a", line: 1, column: 1),
            Place("[[a]]\n[[a]]", "a", "1", line: 2, column: 1),
        ])
    func value(_ place: Place) throws {
        var table: TOMLTable? = try TOMLDocument.parse(place.document)
        var value: TOMLValue?
        for part in place.path {
            value = table?[part] ?? Int(part).flatMap { value?.array?[$0] }
            table = value?.table
        }
        let found = try #require(value)
        #expect([found.line, found.column] == [place.line, place.column])
    }

    @Test("Ranges are those of bytes, quotes and brackets included")
    func ranges() throws {
        let text = "\u{FEFF}a = \"é\" # c\r\n'b'.c = [ 1, {d = 2} ]\n[e.\"f\"]\n"
        let root = try TOMLDocument.parse(text)
        func written(_ range: Range<Int>?) -> String? {
            range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        }
        let b = try #require(root["b"]?.table)
        #expect(written(root["a"]?.range) == "\"é\"")
        #expect(written(b["c"]?.range) == "[ 1, {d = 2} ]")
        #expect(written(b["c"]?.array?[1].range) == "{d = 2}")
        #expect(written(b["c"]?.array?[1].table?["d"]?.range) == "2")
        #expect(root["e"]?.range.isEmpty == true)
        #expect([root.range(of: "a"), root.range(of: "b"), root.range(of: "e")].map(written) == ["a", "'b'", "e"])
        #expect(written(root["e"]?.table?.range(of: "f")) == "\"f\"")
        #expect(root.range(of: "none") == nil)
    }

    @Test("Keys and headers")
    func keys() throws {
        let root = try TOMLDocument.parse("a = 1\n'b' = [\n]\n\n[c.d]\ne.f = 1\ne.g = 2\n\n[c]\n[[h]]\n[[h]]\ni = {}")
        #expect(root.line == 1)
        #expect(["a", "b", "c", "h", "x"].map(root.line(of:)) == [1, 2, 5, 10, nil])
        let table = try #require(root["c"]?.table)
        #expect(table.line == 9)
        let inner = try #require(table["d"]?.table)
        #expect(inner.line == 5)
        #expect(inner.line(of: "e") == 6)
        #expect(inner["e"]?.table?.line == 6)
        #expect(inner["e"]?.table?.line(of: "g") == 7)
        let elements = try #require(root["h"]?.array)
        #expect(elements.compactMap { $0.table?.line } == [10, 11])
        #expect(elements.last?.table?["i"]?.table?.line == 12)
    }
}
