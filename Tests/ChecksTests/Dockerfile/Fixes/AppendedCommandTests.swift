import Rules
import Testing

@testable import Checks

@Suite("Commands at the end of a step")
struct AppendedCommandTests {
    private static func appended(_ script: String, head: String = "FROM a\n") -> String? {
        let source = Array("\(head)RUN \(script)\nUSER b\n".utf8)
        let file = AuditedDockerfile(source)
        guard let edit = file.scripts.first.flatMap({ AppendedCommand($0, in: file) })?.edit("z") else { return nil }
        let text = String(decoding: EditList([edit]).applied(to: source), as: UTF8.self)
        return String(text.dropFirst(head.count + 4).dropLast(8))
    }

    @Test(
        "it stands as the others do",
        arguments: [
            ("a", "a && z"), ("a; b", "a; b && z"), ("a;", "a; z"), ("a  ", "a && z  "), ("a || b", "a || b && z"),
            ("a && \\\n  b", "a && \\\n  b && \\\n  z"), ("a \\\n  && b", "a \\\n  && b \\\n  && z"),
            ("a && \\\n  b \\\n    c", "a && \\\n  b \\\n    c && \\\n  z"), ("a \\\n  b", "a \\\n  b && \\\n  z"),
            ("a \\\nb", "a \\\nb && \\\n    z"),
            ("a && \\\n\tb", "a && \\\n\tb && \\\n\tz"), ("a && \\\r\n  b", "a && \\\r\n  b && \\\r\n  z"),
            ("<<EOF\na\nEOF", "<<EOF\na && z\nEOF"), ("<<EOF\nset -e\n  a\nEOF", "<<EOF\nset -e\n  a\n  z\nEOF"),
            ("cat <<EOF > b\nc\nEOF", "cat <<EOF > b && z\nc\nEOF"),
            ("for a in b; do c; done", "for a in b; do c; done && z"),
        ])
    func styles(before: String, after: String) {
        #expect(Self.appended(before) == after)
    }

    @Test("the escape character is the file's")
    func backtick() {
        #expect(Self.appended("a && `\n  b", head: "# escape=`\nFROM a\n") == "a && `\n  b && `\n  z")
    }

    @Test("nothing is put where it would not run", arguments: [#"["a"]"#, "a &", "<<EOF\na\n"])
    func none(script: String) {
        #expect(Self.appended(script) == nil)
    }
}
