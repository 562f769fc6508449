import Rules
import Testing

@testable import Checks

@Suite("HadolintStageRules")
struct HadolintStageRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3022", "FROM a:1 AS b\nCOPY --from=c /x /x\nCOPY --from=1 /x /x", 2, 3),
        HadolintCase(
            "DL3022", "FROM a:1 AS b\nFROM c:1\nCOPY --from=b /x /x\nCOPY --from=0 /x /x\nCOPY --from=d:1 /x /x"),
        HadolintCase("DL3023", "FROM a:1 AS b\nCOPY --from=b /x /x", 2),
        HadolintCase("DL3023", "FROM a:1 AS b\nFROM c:1\nCOPY --from=b /x /x"),
        HadolintCase("DL3024", "FROM a:1 AS b\nFROM c:1 AS b", 2),
        HadolintCase("DL3024", "FROM a:1 AS b\nFROM c:1 AS B"),
        HadolintCase("DL3063", "FROM a:1 AS scratch\nFROM a:1 AS context", 1, 2),
        HadolintCase("DL3063", "FROM a:1 AS Scratch\nFROM scratch"),
    ]
}
