import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("SearchPath")
struct SearchPathTests {
    private static func elements(_ value: String) throws -> [(text: String, source: String)] {
        let document = DockerfileDocument("FROM a:1\nENV P=\(value)\n")
        let env = try #require(document.instructions.last)
        let word = try #require(env.pairs.first?.value)
        return SearchPath(word).elements.map { ($0.text, document.text(env.text.sourceRange(of: $0.span))) }
    }

    @Test(
        "elements as they are written",
        arguments: [
            ("/a:/b", ["/a", "/b"]), ("$PATH:.", ["$PATH", "."]), ("\"/a b:${P:-/c:/d}\"", ["/a b", "${P:-/c:/d}"]),
            ("'/a:b'", ["/a", "b"]), ("/a", ["/a"]), (":/a", ["", "/a"]), ("/a:", ["/a", ""]),
            ("/a::/b", ["/a", "", "/b"]),
            (":", ["", ""]),
        ])
    func texts(value: String, expected: [String]) throws {
        #expect(try Self.elements(value).map(\.text) == expected)
    }

    @Test("an empty value has none")
    func empty() throws {
        #expect(try Self.elements("\"\"").isEmpty)
    }

    @Test("places are those of the elements, and of a colon where there is nothing")
    func places() throws {
        #expect(try Self.elements("\"/a:.:$B\"").map(\.source) == ["/a", ".", "$B"])
        #expect(try Self.elements("/a::/b:").map(\.source) == ["/a", ":", "/b", ":"])
        #expect(try Self.elements(":/a").map(\.source) == [":", "/a"])
    }
}
