import Rules
import Testing
import YAML

@testable import Checks

@Suite struct ComposeVariableTests {
    private func variables(_ text: String) throws -> [String] {
        let root = try YAMLDocument.first(in: Array(text.utf8))?.root
        return ComposeVariable.all(in: root).map { variable in
            let range = String(decoding: Array(text.utf8)[variable.range], as: UTF8.self)
            return "\(variable.name)|\(variable.value?.value ?? "nil")|\(range)"
        }
    }

    @Test func bothForms() throws {
        #expect(try variables("A: 1\n'B': ${C:-d}\nE:\n") == ["A|1|A", "B|d|B", "E|nil|E"])
        #expect(try variables("- A=1=2\n- \"B=\"\n- C\n- [x]\n") == ["A|1=2|A", "B||B", "C|nil|C"])
        #expect(try variables("text").isEmpty)
        #expect(ComposeVariable.all(in: nil).isEmpty)
    }
}
