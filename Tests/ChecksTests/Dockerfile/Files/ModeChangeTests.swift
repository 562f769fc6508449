import Rules
import Testing

@testable import Checks

@Suite("Modes that a Dockerfile gives")
struct ModeChangeTests {
    @Test(
        "each way of giving one",
        arguments: [
            ("RUN chmod -R 755 /a /b", "755", ["/a", "/b"]), ("RUN install -m 0644 a /b", "0644", ["a", "/b"]),
            ("RUN mkdir --mode=700 /a", "700", ["/a"]), ("COPY --chmod=600 a /b", "600", ["/b"]),
            ("ARG M=u+x\nRUN chmod $M a", "u+x", ["a"]),
        ])
    func modes(text: String, mode: String, paths: [String]) throws {
        let source = "FROM a\n\(text)\n"
        let changes = ModeChange.all(in: AuditedDockerfile(Array(source.utf8)))
        #expect(changes.map(\.text) == [mode])
        #expect(changes.first?.paths == paths)
    }

    @Test("what gives none", arguments: ["RUN chmod $MODE a", "RUN chmod --reference=a b", "RUN mkdir a", "COPY a b"])
    func none(text: String) {
        #expect(ModeChange.all(in: AuditedDockerfile(Array("FROM a\n\(text)\n".utf8))).isEmpty)
    }
}
