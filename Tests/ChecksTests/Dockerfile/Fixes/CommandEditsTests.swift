import Dockerfile
import Rules
import ShellSyntax
import Testing

@testable import Checks

@Suite("Edits of commands")
struct CommandEditsTests {
    /// The script with an edit of the first command that has a name.
    private static func edited(
        _ script: String, _ name: String, _ edit: (CommandEdits) throws -> Edit?
    ) throws -> String? {
        let source = Array("FROM a\nRUN \(script)\nUSER b\n".utf8)
        let file = AuditedDockerfile(source)
        let command = try #require(file.commands.first { $0.name == name })
        guard let edit = try edit(CommandEdits(command, in: file)) else { return nil }
        let text = String(decoding: EditList([edit]).applied(to: source), as: UTF8.self)
        return String(text.dropFirst(11).dropLast(8))
    }

    @Test(
        "words are put in as the command is written",
        arguments: [
            ("a b c", "a b -x -y c"), (#"["a", "b", "c"]"#, #"["a", "b", "-x", "-y", "c"]"#),
            ("a b \\\n  c", "a b -x -y \\\n  c"),
            ("sh -c 'a b'", "sh -c 'a b -x -y'"), (#"["sh", "-c", "a b"]"#, #"["sh", "-c", "a b -x -y"]"#),
            ("<<EOF\na b\nEOF", "<<EOF\na b -x -y\nEOF"), ("a 'b' && c", "a 'b' -x -y && c"),
        ])
    func insertion(before: String, after: String) throws {
        #expect(
            try Self.edited(before, "a") {
                $0.insertion(of: "-x", "-y", after: try #require($0.command.command.words.last { $0.literal == "b" }))
            }
                == after)
    }

    @Test(
        "a word goes with the blanks, or the line, that nobody needs then",
        arguments: [
            ("a -k b", "a b"), ("a b -k", "a b"), ("a  -k", "a"), (#"["a", "-k", "b"]"#, #"["a", "b"]"#),
            (#"["a", "b", "-k"]"#, #"["a", "b"]"#), ("a \\\n  -k \\\n  b", "a \\\n  b"), ("a \\\n  -k b", "a \\\n  b"),
            ("a \\\n  -k", "a"), ("a \\\n  # why\n  -k \\\n  b", "a \\\n  # why\n  b"), ("a b -k|c", "a b|c"),
            ("<<EOF\na -k b\nEOF", "<<EOF\na b\nEOF"), ("a > c -k b", "a > c b"),
            ("a \\\r\n  -k \\\r\n  b", "a \\\r\n  b"),
        ])
    func removal(before: String, after: String) throws {
        #expect(
            try Self.edited(before, "a") {
                $0.removal(of: try #require($0.command.command.words.first { $0.literal == "-k" }))
            }
                == after)
    }

    @Test(
        "the name goes up to the next word",
        arguments: [("a b c", "b c"), (#"["a", "b"]"#, #"["b"]"#), ("a \\\n b", "b"), ("a", nil)])
    func name(before: String, after: String?) throws {
        #expect(try Self.edited(before, "a") { $0.removal(of: try #require($0.command.command.words.first)) } == after)
    }

    @Test(
        "a whole command goes if && follows",
        arguments: [
            ("a b && c", "c"), ("x && a && c", "x && c"), ("a && \\\n  c", "c"), ("a \\\n  && c", "c"), ("a", nil),
            ("a || c", nil),
            ("a; c", nil), ("a | b && c", nil), ("a && # why\n  c", nil), ("! a && c", nil), ("x && a", nil),
        ])
    func command(before: String, after: String?) throws {
        #expect(try Self.edited(before, "a") { $0.removalWithOperator() } == after)
    }

    @Test("quotes of a word stay", arguments: [("a b", "a c"), ("a 'b'", "a 'c'"), (#"["a", "b"]"#, #"["a", "c"]"#)])
    func replacement(before: String, after: String) throws {
        #expect(
            try Self.edited(before, "a") { $0.replacement(of: try #require($0.command.command.words.last), by: "c") }
                == after)
    }

    @Test("a suffix stands within quotes", arguments: [("a", "a-b"), (#"["a"]"#, #"["a-b"]"#), ("'a' c", "'a-b' c")])
    func suffix(before: String, after: String) throws {
        #expect(
            try Self.edited(before, "a") { $0.suffix("-b", to: try #require($0.command.command.words.first)) } == after)
    }

    @Test(
        "curl is kept to https",
        arguments: [("curl b", "curl --proto '=https' b"), ("sh -c 'curl b'", "sh -c 'curl --proto =https b'")])
    func protocolRestriction(before: String, after: String) throws {
        #expect(try Self.edited(before, "curl") { $0.protocolRestriction() } == after)
    }
}
