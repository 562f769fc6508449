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
        ("A=[x]\n", ["A=[x]@1"]),
    ])
    func assignments(text: String, expected: [String]) { #expect(Self.pairs(text) == expected) }

    @Test func listsHaveElements() {
        let found = EnvironmentFile.assignments(in: Array("A = [\"x\", 'y']".utf8))
        #expect(found.first?.written.elements?.map(\.text) == ["x", "y"])
        #expect(EnvironmentFile.assignments(in: Array("A=\"a\\\"b\"".utf8)).first?.written.text == "a\"b")
    }
}
