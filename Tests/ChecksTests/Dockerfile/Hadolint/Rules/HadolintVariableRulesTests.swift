import Rules
import Testing

@testable import Checks

@Suite("HadolintVariableRules")
struct HadolintVariableRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3044", "FROM a:1\nENV A=1 B=$A", 2),
        HadolintCase("DL3044", "FROM a:1\nENV A=1 B=\"x${A}\" C=2", 2),
        HadolintCase("DL3044", "FROM a:1\nENV A=$A B=$AB C=${AB}\nENV A=2 D=$A\nARG E\nENV E=1 F=$E"),
        HadolintCase("DL3064", "FROM a:1\nARG GH_TO" + "KEN\nENV A=1 MY_PASS" + "WORD=x\nENV DOCKER_EMAIL=x", 2, 3, 4),
        HadolintCase("DL3064", "FROM a:1\nONBUILD ARG api_k" + "ey=1", 2),
        HadolintCase("DL3064", "FROM a:1\nARG A\nENV PASSWD=x AUTH=y"),
    ]
}
