import Dockerfile
import Testing

@Suite("Parser")
struct DockerfileParserTests {
    /// An instruction with heredocs, their bodies, and the instructions that follow.
    struct Case: CustomTestStringConvertible {
        var text: String
        var bodies: [String]
        var following: [InstructionKind] = []
        var testDescription: String { text.debugDescription }
    }

    @Test(
        "heredocs end with their names",
        arguments: [
            Case(text: "RUN <<EOF\na\nb\nEOF\nUSER x\n", bodies: ["a\nb\n"], following: [.user]),
            Case(text: "RUN <<EOF\na\nEOF\n# c\nUSER x", bodies: ["a\n"], following: [.user]),
            Case(text: "RUN <<A <<B\na\nA\nb\nB\nUSER x", bodies: ["a\n", "b\n"], following: [.user]),
            Case(text: "RUN <<-EOF\n\t\ta\n\tb\tc\n\t\tEOF\nUSER x", bodies: ["a\nb\tc\n"], following: [.user]),
            Case(text: "RUN <<EOF\n\ta\n\tEOF\nEOF", bodies: ["\ta\n\tEOF\n"]),
            Case(text: "COPY <<-\"EOT\" /x\n\t$a\nEOT\nUSER x", bodies: ["$a\n"], following: [.user]),
            Case(text: "COPY <<a.txt <<b.txt /x/\n1\na.txt\n2\nb.txt", bodies: ["1\n", "2\n"]),
            Case(text: "ADD <<E /x\r\n1\r\nE\r\nUSER x\r\n", bodies: ["1\r\n"], following: [.user]),
            Case(text: "ONBUILD RUN <<E\n1\nE\nUSER x", bodies: ["1\n"], following: [.user]),
            Case(text: "RUN cat 3<<E \\\n | sh\n1\nE\nUSER x", bodies: ["1\n"], following: [.user]),
            Case(text: "RUN <<E\nE\nUSER x", bodies: [""], following: [.user]),
            Case(text: "RUN <<E\nUSER a\nE x\n E\nE", bodies: ["USER a\nE x\n E\n"]),
            Case(text: "RUN a <<<E\nUSER x", bodies: [], following: [.user]),
            Case(text: "RUN [\"a\", \"<<E\"]\nUSER x", bodies: [], following: [.user]),
            Case(text: "CMD a <<E\nUSER x", bodies: [], following: [.user]),
            Case(text: "RUN echo '<<E' \"<<E\" \\<<E a<<E\nUSER x", bodies: [], following: [.user]),
            Case(text: "RUN cat <<E; id\n1\nE\nUSER x", bodies: ["1\n"], following: [.user]),
        ])
    func heredocs(example: Case) {
        let instructions = DockerfileDocument(example.text).instructions
        #expect(instructions.first?.effective.heredocs.map(\.body.string) == example.bodies)
        #expect(instructions.dropFirst().map(\.kind) == example.following)
        #expect(DockerfileDocument(example.text).diagnostics.filter { $0.kind != .heredocNameOperator } == [])
    }

    @Test("a body knows its places, tabs removed or not")
    func places() throws {
        let document = DockerfileDocument("RUN <<-EOF\n\t\ta\n\tb\n\tEOF\n")
        let heredoc = try #require(document.instructions.first?.heredocs.first)
        #expect(heredoc.body.string == "a\nb\n")
        #expect(document.position(of: heredoc.body.sourceOffset(of: 2)) == SourcePosition(line: 3, column: 2))
        #expect(document.text(try #require(heredoc.terminator)) == "EOF")
        #expect(document.text(heredoc.bodyRange) == "\t\ta\n\tb\n")
        #expect(document.instructions.first?.range.upperBound == heredoc.terminator?.upperBound)
    }

    @Test("one without an end takes the rest")
    func unterminated() {
        let document = DockerfileDocument("FROM a\nRUN <<EOF\nb\nUSER c")
        #expect(document.diagnostics.map(\.kind) == [.unterminatedHeredoc])
        #expect(document.instructions[1].heredocs.map(\.body.string) == ["b\nUSER c"])
        #expect(document.instructions[1].heredocs[0].terminator == nil)
    }

    @Test(
        "quotes keep variables",
        arguments: [
            ("COPY <<E /x", true), ("COPY <<\"E\" /x", false), ("COPY <<'E' /x", false), ("RUN <<\\E", false),
            ("COPY <<\\E /x", true),
        ])
    func expands(line: String, expected: Bool) {
        #expect(Reading.first(line + "\nE\n")?.heredocs.first?.expands == expected)
    }

    @Test("one bad line costs no other")
    func resync() {
        let document = DockerfileDocument("FROM a\nFOO b\nCOPY --new c\nRUN d\n\u{1}\nUSER e\n")
        #expect(document.instructions.map(\.kind) == [.from, .unknown, .copy, .run, .unknown, .user])
        #expect(
            document.diagnostics.map(\.kind) == [
                .unknownInstruction, .unknownFlag, .missingArgument, .unknownInstruction,
            ])
    }

    @Test("continuations without anything else are no instruction")
    func nothing() {
        #expect(Reading.kinds("\\\n\\\n") == [.openContinuation, .noInstruction])
    }
}
