import Rules
import Testing

@testable import Checks

@Suite("ImageVariables")
struct ImageVariablesTests {
    private static func variables(_ text: String) -> [String] {
        AuditedDockerfile(Array(text.utf8)).imageVariables.map {
            "\($0.name)=\($0.value ?? "?")" + ($0.isDerived ? " derived" : "")
        }
    }

    @Test("those of the final stage and of the stages it begins with")
    func inherited() {
        #expect(Self.variables("FROM a:1\nENV B=c D=\"e f\"\n") == ["B=c", "D=e f"])
        #expect(Self.variables("FROM a:1 AS x\nENV B=c\nFROM x\nENV D=e\n") == ["B=c", "D=e"])
        #expect(Self.variables("FROM a:1 AS x\nENV B=c\nFROM a:1\n").isEmpty)
        #expect(Self.variables("FROM a:1\nARG B=c\nRUN D=e f\n").isEmpty)
    }

    @Test("what a later ENV replaces does not count")
    func replaced() {
        #expect(Self.variables("FROM a:1\nENV B=c\nENV B=d\n") == ["B=d"])
    }

    @Test("values of other variables")
    func derived() {
        #expect(Self.variables("FROM a:1\nARG B=c\nENV D=$B E=$F\n") == ["D=c derived", "E=? derived"])
    }
}
