import Dockerfile
import Testing

@Suite("Continued lines")
struct LogicalLineReaderTests {
    @Test(
        "are one text",
        arguments: [
            ("RUN a \\\n  b", "a   b"), ("RUN a \\ \t\n b", "a  b"), ("RUN a\\\r\nb\r\n", "ab"),
            ("RUN a \\\n# c\n  # d\n b", "a  b"),
            ("RUN a \\\n\n \t\nb", "a b"), ("RUN a \\\\\nUSER b", "a \\\\"), ("RUN a \\b\n", "a \\b"), ("  RUN a", "a"),
            ("RUN \\\n\\\n a", "a"), ("R\\\nUN a", "a"), ("RUN a # b \\\n c", "a # b  c"), ("RUN a `\nUSER b", "a `"),
            ("# escape=`\nRUN a `\n b\\\n", "a  b\\"), ("RUN a \\", "a"),
        ])
    func texts(text: String, expected: String) {
        let instruction = Reading.first(text)
        #expect(instruction?.kind == .run)
        #expect(instruction?.command?.text.string == expected)
    }

    @Test("blank lines inside are noted where they stand")
    func blank() {
        let document = DockerfileDocument("FROM a\nRUN b \\\n\n  c\n")
        #expect(document.diagnostics.map(\.kind) == [.emptyContinuation])
        #expect(document.diagnostics.map { document.position(of: $0.range.lowerBound).line } == [3])
    }

    @Test("the end of the file may come too early")
    func open() {
        #expect(Reading.kinds("FROM a\nRUN b \\\n") == [.openContinuation])
        #expect(Reading.kinds("FROM a\nRUN b \\\n# c\n") == [.openContinuation])
    }

    @Test("a comment takes no continuation")
    func comment() {
        let document = DockerfileDocument("# a \\\nFROM b")
        #expect(document.instructions.map(\.kind) == [.from])
    }
}
