import Rules
import Testing

@testable import Checks

@Suite("HadolintUserRules")
struct HadolintUserRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3002", "FROM a:1\nUSER x\nUSER root", 3),
        HadolintCase("DL3002", "FROM a:1\nUSER 0:0\nFROM b:1\nUSER root:x", 2, 4),
        HadolintCase("DL3002", "FROM a:1\nUSER root\nUSER 1000\nFROM b:1"),
        HadolintCase("DL3046", "FROM a:1\nRUN useradd -m -u 123456 x", 2),
        HadolintCase("DL3046", "FROM a:1\nRUN useradd -l -u 123456 x && useradd -u 12345 y && useradd --uid 123456 z"),
        HadolintCase("DL3066", "FROM a:1\nUSER app\nUSER app:1\nUSER $U", 2, 3, 4),
        HadolintCase("DL3066", "FROM a:1\nARG U\nUSER 1000\nUSER 1000:app\nUSER ${U}\nUSER $U"),
    ]
}
