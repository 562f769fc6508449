import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Instruction+ExpandedWords")
struct InstructionExpandedWordsTests {
    @Test(
        "the words that the builder expands",
        arguments: [
            ("COPY --chown=$A --from=b $C d", ["$A", "$C", "d"]), ("ENV A=$B C=d", ["A", "$B", "C", "d"]),
            ("ARG A=$B", ["A", "$B"]), ("ARG A", ["A"]), ("USER $A:$B", ["$A:$B"]), ("EXPOSE 80 $A", ["80", "$A"]),
            ("WORKDIR $A", ["$A"]), ("RUN echo $A", []), ("CMD echo $A", []), ("HEALTHCHECK CMD $A", []),
        ])
    func words(text: String, expected: [String]) throws {
        let document = DockerfileDocument("FROM a:1\n\(text)\n")
        let instruction = try #require(document.instructions.last)
        #expect(instruction.expandedWords.map(\.value) == expected)
    }
}
