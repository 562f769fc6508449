import Rules
import Testing

@testable import Checks

@Suite("HadolintAnswerRules")
struct HadolintAnswerRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3014", "FROM a:1\nRUN apt-get install x=1\nRUN apt-get -q install x=1", 2, 3),
        HadolintCase(
            "DL3014", "FROM a:1\nRUN apt-get install -yq x && apt-get -q -q install x && apt-get install -q=2 x"),
        HadolintCase("DL3015", "FROM a:1\nRUN apt-get install -y x=1", 2),
        HadolintCase("DL3015", "FROM a:1\nRUN apt-get install --no-install-recommends x && apt-get update"),
        HadolintCase("DL3030", "FROM a:1\nRUN yum install x", 2),
        HadolintCase("DL3030", "FROM a:1\nRUN yum install -y x && yum groupinstall --assumeyes y"),
        HadolintCase("DL3034", "FROM a:1\nRUN zypper in x", 2),
        HadolintCase("DL3034", "FROM a:1\nRUN zypper -n in x && zypper remove --no-confirm y"),
        HadolintCase("DL3038", "FROM a:1\nRUN dnf install x\nRUN microdnf localinstall y", 2, 3),
        HadolintCase("DL3038", "FROM a:1\nRUN dnf -y install x"),
    ]
}
