import Testing

@testable import Checks

@Suite struct ComparisonTests {
    private func comparison(_ call: String, _ callers: [String] = []) -> Comparison? {
        Comparison(behind: call[...], callers.map { $0[...] })
    }

    @Test(arguments: [
        (" === 'true'", [], "true"), ("\"] == \"1\"", [], "1"), ("', '').lower() == 'true'", ["os.getenv"], "true"),
        ("?.toLowerCase() === 'yes'", [], "yes"), (") !== 'false'", [""], "false"),
        ("\")) == \"true\"", ["os.Getenv", "strings.ToLower"], "true"),
        ("\") == \"true\")", ["os.environ.get", "bool"], "true"),
        (" === 'development'", [], "development"), (" === 'true' || x", [], "true"),
    ])
    func words(call: String, callers: [String], word: String) {
        #expect(comparison(call, callers)?.word == word)
    }

    @Test(arguments: [
        ("", []), (")", ["f"]), (".split(',')[0] === 'true'", []), (".length === '1'", []), (", y === 'true')", ["f"]),
        (" ? a : b === 'true'", []), (" || x === 'true'", []), (" === on", []), (") === 'true'", ["decrypt"]),
        (".replace('a', '') === 'true'", []), (" = 'true'", []), (" && b == '1'", []), ("=", []), ("!=", []),
    ])
    func none(call: String, callers: [String]) { #expect(comparison(call, callers) == nil) }

    @Test func whetherCaseMatters() throws {
        func understands(_ call: String, _ callers: [String], _ value: String) throws -> Bool {
            try #require(comparison(call, callers)?.expected).understands(value)
        }
        #expect(try !understands(" === 'true'", [], "TRUE"))
        #expect(try understands("').lower() == 'true'", ["os.getenv"], "TRUE"))
        #expect(try understands("').upper() == 'TRUE'", ["os.getenv"], "true"))
        #expect(try understands("\")) == \"true\"", ["os.Getenv", "strings.ToLower"], "True"))
    }

    @Test(arguments: [" === 'true' || x", " === 'on' or x", " === 'development'", " === 'false'"])
    func nothingExpected(call: String) throws { #expect(try #require(comparison(call)).expected == nil) }
}
