import Rules
import Testing

@testable import Checks

@Suite("HadolintPip")
struct HadolintPipTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3013", "FROM a:1\nRUN pip3 install x\nRUN python3 -m pip install x==1 y", 2, 3),
        HadolintCase("DL3013", "FROM a:1\nRUN pip install git+https://x/y", 2),
        HadolintCase(
            "DL3013",
            "FROM a:1\nRUN pip install -r x && pip install . && pip install -c y z && pip install --upgrade-strategy only x==1"
        ),
        HadolintCase(
            "DL3013", "FROM a:1\nRUN pip install x.whl y/z git+https://x/y@1 \"w>=1\" && pipenv install x && pip list"),
    ]
}
