import Dockerfile
import Testing

@Suite("Comments")
struct CommentTests {
    private static let document = DockerfileDocument(
        """
        # syntax=a
        # one

          # two\u{20}
        FROM a
        RUN b \\
          # three
          c
        # four
        """)

    @Test("have text, place and the instruction they stand beside")
    func placements() {
        #expect(Self.document.comments.map(\.text) == ["one", "two", "three", "four"])
        #expect(Self.document.comments.map(\.placement) == [.before(0), .before(0), .inside(1), .trailing])
        #expect(Self.document.comments.map(\.instruction) == [0, 0, 1, nil])
        #expect(Self.document.text(Self.document.comments[1].range) == "# two ")
    }

    @Test("directly above an instruction are adjacent")
    func adjacency() {
        #expect(Self.document.comments.map(\.isAdjacent) == [false, true, false, false])
    }

    @Test("a number sign behind an instruction begins none")
    func data() {
        let document = DockerfileDocument("USER root # x\n")
        #expect(document.comments.isEmpty)
        #expect(document.instructions[0].word?.value == "root # x")
    }
}
