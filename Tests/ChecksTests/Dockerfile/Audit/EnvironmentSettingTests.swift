import Rules
import Testing

@testable import Checks

@Suite("EnvironmentSetting")
struct EnvironmentSettingTests {
    private static func settings(_ text: String) -> [String] {
        let source = Array(text.utf8)
        return AuditedDockerfile(source).environmentSettings.map {
            "\($0.name)=\($0.value ?? "?") at \(String(decoding: source[$0.range], as: UTF8.self))"
        }
    }

    @Test(
        "forms",
        arguments: [
            ("FROM a\nENV A=1 B=\"x y\"\n", ["A=1 at A=1", "B=x y at B=\"x y\""]),
            ("FROM a\nENV A 1\n", ["A=1 at A 1"]),
            ("ARG A\nFROM a\nARG B=2\nENV C=$B D=$E\n", ["B=2 at B=2", "C=2 at C=$B", "D=? at D=$E"]),
            ("FROM a\nRUN A=1 make && B=2\n", ["A=1 at A=1", "B=2 at B=2"]),
            ("FROM a\nRUN export A=1 B && declare -x C='3'\n", ["A=1 at A=1", "C=3 at C='3'"]),
            ("FROM a\nRUN env A= make X=1\n", ["A= at A=", "X=1 at X=1"]),
            ("FROM a\nRUN make A=1 && echo B=2\n", []),
            ("FROM a\nONBUILD ENV A=1\n", ["A=1 at A=1"]),
        ])
    func forms(text: String, expected: [String]) {
        #expect(Self.settings(text) == expected)
    }
}
