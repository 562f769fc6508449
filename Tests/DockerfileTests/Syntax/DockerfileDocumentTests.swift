import Dockerfile
import Testing

@Suite("Documents")
struct DockerfileDocumentTests {
    @Test("comments of an instruction are found")
    func comments() {
        let document = DockerfileDocument("#a\nFROM a\n#b\n#c\nRUN \\\n#d\nb\nUSER c\n#e\n")
        #expect(document.instructions.map { document.comments(of: $0).map(\.text) } == [["a"], ["b", "c", "d"], []])
    }

    @Test("a byte order mark is no part of the first instruction")
    func mark() {
        let document = DockerfileDocument("\u{FEFF}FROM a")
        #expect(document.instructions.first?.kind == .from)
        #expect(document.instructions.first?.range == 3..<9)
    }

    @Test("places are lines and columns")
    func places() throws {
        let document = DockerfileDocument("FROM a\r\nRUN b \\\r\n  c")
        let command = try #require(document.instructions[1].command)
        #expect(command.text.string == "b   c")
        let place = document.position(of: command.text.sourceOffset(of: 4))
        #expect(place == SourcePosition(line: 3, column: 3))
        #expect(document.text(command.range) == "b \\\r\n  c")
    }

    @Test("an empty file has no instruction", arguments: ["", "\n\n", "# a\n", "# syntax=a\n"])
    func empty(text: String) {
        #expect(DockerfileDocument(text).diagnostics.map(\.kind) == [.noInstruction])
    }

    @Test(
        "long and deep files are read",
        arguments: [
            String(repeating: "ONBUILD ", count: 100_000), String(repeating: "RUN <<A\n", count: 50_000),
            "RUN " + String(repeating: "<<A ", count: 50_000), "CMD " + String(repeating: "[", count: 200_000),
            "FROM a\nENV x=" + String(repeating: "${a:-", count: 50_000), String(repeating: "\\\n", count: 100_000),
            "RUN " + String(repeating: "--x ", count: 50_000), "ENV " + String(repeating: "a=\"b ", count: 50_000),
            "RUN --mount=" + String(repeating: "a=\"b\",", count: 50_000), String(repeating: "# a\n", count: 100_000),
        ])
    func large(text: String) {
        let document = DockerfileDocument(text)
        #expect(document.source.count == text.utf8.count)
        _ = StageGraph(document)
    }
}
