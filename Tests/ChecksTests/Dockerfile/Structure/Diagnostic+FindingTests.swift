import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite("Diagnostic+Finding")
struct DiagnosticFindingTests {
    @Test("a message for each kind, without the value of anything")
    func messages() {
        let document = DockerfileDocument(
            "# escape=x\nFROM a b\nENV C hunter\nCOPPY d\nRUN --mout=e f\nHEALTHCHECK g\nRUN h \\\n")
        #expect(document.diagnostics.count >= 5)
        for diagnostic in document.diagnostics {
            #expect(!diagnostic.message.isEmpty)
            #expect(!diagnostic.message.contains("hunter"))
        }
        #expect(Set(document.diagnostics.map(\.message)).count > 3)
    }

    @Test("what has no range of its own is shown beside it")
    func ranges() {
        for text in ["FROM a\nRUN b \\\n\n  c\n", "FROM a\nRUN b \\", "# only a comment\n"] {
            let document = DockerfileDocument(text)
            #expect(!document.diagnostics.isEmpty)
            for diagnostic in document.diagnostics {
                let range = diagnostic.visibleRange(in: document)
                #expect(!range.isEmpty && range.upperBound <= document.source.count)
            }
        }
        let empty = DockerfileDocument("")
        #expect(empty.diagnostics.allSatisfy { $0.visibleRange(in: empty).isEmpty })
    }
}
