import Dockerfile
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
    @Test(
        "tell what stops a build from what is odd",
        arguments: [
            ("FROM a b\n", true), ("FROM a\nRUN a \\\n\nb\n", false), ("FROM a\nCMD ['a']\n", false),
            ("FROM a\nCOPY --new=1 a b\n", true), ("FROM a\nRUN <<E\n", true),
        ])
    func errors(text: String, expected: Bool) {
        #expect(DockerfileDocument(text).diagnostics.map(\.isError) == [expected])
    }

    @Test("an unknown word is quoted only if it is a plain one")
    func subjects() {
        let document = DockerfileDocument("FROM a\nCPOY a b\nq7" + "Zt_94 x\n")
        #expect(document.diagnostics.map(\.subject) == ["CPOY", nil])
    }
}
