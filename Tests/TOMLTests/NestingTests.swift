import TOML
import Testing

@Suite("Nesting and size")
struct NestingTests {
    private static let limit = TOMLDocument.nestingLimit

    private static func nested(_ depth: Int) -> [String] {
        let path = Array(repeating: "a", count: depth).joined(separator: ".")
        return [
            "a = " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
            "a = " + String(repeating: "{a = ", count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1),
            "\(path).a = 1",
            "[\(path)]",
            "[a]\n" + path.dropFirst(2) + ".b = 1",
        ]
    }

    @Test("The limit is allowed", arguments: nested(limit))
    func atLimit(_ document: String) {
        #expect(throws: Never.self) { try TOMLDocument.parse(document) }
    }

    @Test("Deeper nesting is refused", arguments: nested(limit + 1))
    func beyondLimit(_ document: String) throws {
        let error = try #require(throws: TOMLError.self) { try TOMLDocument.parse(document) }
        #expect(error.message == "expected at most 128 levels of nesting, found more")
    }

    /// An array of tables nests two levels at a time: the array and its table.
    @Test("Arrays of tables count twice")
    func arraysOfTables() throws {
        var document = ""
        var path = "a"
        for _ in 0..<Self.limit / 2 {
            document += "[[\(path)]]\n"
            path += ".a"
        }
        #expect(throws: Never.self) { try TOMLDocument.parse(document) }
        let error = try #require(throws: TOMLError.self) { try TOMLDocument.parse(document + "[[\(path)]]") }
        #expect(error.line == Self.limit / 2 + 1)
    }

    @Test(
        "A megabyte of one character",
        arguments: ["[", "a = [", "a={", "a.", "a=[[],", "\"", "a='''", "a=1\r", "{", "\\", "a=1_", "a=\"\"\""])
    func repeated(_ text: String) {
        let document = String(repeating: text, count: 1_000_000 / text.utf8.count)
        #expect(throws: TOMLError.self) { try TOMLDocument.parse(document) }
    }

    @Test("Many headers, keys and elements")
    func many() throws {
        let headers = try TOMLDocument.parse(String(repeating: "[[a]]\n", count: 50_000))
        #expect(headers["a"]?.array?.count == 50_000)

        let keys = try TOMLDocument.parse((0..<100_000).map { "key\($0) = \($0)\n" }.joined())
        #expect(keys.keys.count == 100_000)
        #expect(keys["key99999"]?.int == 99_999)
        #expect(keys.line(of: "key99999") == 100_000)

        let elements = try TOMLDocument.parse("a = [" + String(repeating: "1,", count: 100_000) + "]")
        #expect(elements["a"]?.array?.count == 100_000)
    }
}
