import Dockerfile
import Rules
import Testing

@testable import Checks

@Suite struct IgnoreScopesTests {
    private func scopes(_ text: String) -> IgnoreScopes {
        let document = DockerfileDocument(text)
        return IgnoreScopes(document: document, graph: StageGraph(document))
    }

    @Test func lines() {
        let scopes = scopes("FROM a\nRUN b\n\n # c\n  RUN d\n")
        #expect(scopes.line(at: 8) == 7..<12 && scopes.line(at: 7) == 7..<12)
        #expect(scopes.writtenLine(after: 8) == 19..<26)
        #expect(scopes.writtenLine(after: 20) == nil)
        #expect(scopes.file == 0..<27)
    }

    @Test func commentsWithoutInstruction() throws {
        let scopes = scopes("FROM a\n# b\n\nRUN c\n# d\n")
        #expect(scopes.document.comments.map { scopes.instruction($0) } == [nil, nil])
        #expect(scopes.document.comments.map { scopes.stage($0) } == [7..<17, nil])
    }

    @Test func aboveTheFirstStage() {
        let scopes = scopes("# a\nARG b\n# c\nFROM d\nRUN e\n")
        #expect(scopes.document.comments.map { scopes.stage($0) } == [0..<14, 10..<26])
    }
}
