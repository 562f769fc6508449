import Testing

@testable import ProxyConfiguration

@Suite struct EnvironmentFileTests {
    private static func pairs(_ text: String) -> [String] {
        EnvironmentFile.assignments(in: Array(text.utf8)).map { assignment in
            "\(assignment.name)=\(piece(text, assignment.written.range) ?? "")@\(assignment.written.line)"
        }
    }

    @Test(arguments: [
        ("A=1\n# B=2\n\nC = x y  # note\r\n", ["A=1@1", "C=x y@4"]), ("export A='a # b'\n", ["A=a # b@1"]),
        ("A=\"a\\\"b\" # c\nB=a#b\n", ["A=a\\\"b@1", "B=a#b@2"]), ("A=\nB=#c\n", ["A=@1", "B=@2"]),
        ("A='open\nB=2\n", ["A='open@1", "B=2@2"]), ("A: 1\n just words\n=x\n", []), ("\u{FEFF}A=1", ["A=1@1"]),
        ("A = [\n  \"x\", # one\n  'y'\n]\nB=1\n", ["A=[\n  \"x\", # one\n  'y'\n]@1", "B=1@5"]),
        ("A=[x]\n", ["A=[x]@1"]), ("A=\"one\ntwo\" # c\nB='x\n\n'\nC=1\n", ["A=one\ntwo@1", "B=x\n\n@3", "C=1@6"]),
        ("A=[\"x\nB=\"]\nC=1\n", ["A=[\"x@1", "B=\"]@2", "C=1@3"]),
    ])
    func assignments(text: String, expected: [String]) { #expect(Self.pairs(text) == expected) }

    /// Each was a look for the closing quote to the end of the file.
    @Test func manyQuotesWithoutAnEnd() {
        let text = (0..<2000).map { "A\($0)=it's '\nB\($0)=[\"x\n" }.joined()
        #expect(Self.pairs(text).count == 4000)
    }

    @Test func listsHaveElements() {
        let found = EnvironmentFile.assignments(in: Array("A = [\"x\", 'y']".utf8))
        #expect(found.first?.written.elements?.map(\.text) == ["x", "y"])
        #expect(EnvironmentFile.assignments(in: Array("A=\"a\\\"b\"".utf8)).first?.written.text == "a\"b")
    }
}
