import Rules
import Testing

@testable import Checks

@Suite("HadolintCopyRules")
struct HadolintCopyRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3000", "FROM a:1\nWORKDIR x\nWORKDIR ./y", 2, 3),
        HadolintCase("DL3000", "FROM a:1\nWORKDIR /x\nWORKDIR \"/x\"\nWORKDIR $X/y\nWORKDIR c:\\\\x"),
        HadolintCase("DL3020", "FROM a:1\nADD x /x\nADD a.tar b /x/", 2, 3),
        HadolintCase("DL3020", "FROM a:1\nADD a.tgz \"b.xz\" http://c/d /x/"),
        HadolintCase("DL3021", "FROM a:1\nCOPY a b /x", 2),
        HadolintCase("DL3021", "FROM a:1\nCOPY a b /x/\nCOPY [\"a b\", \"/x\"]\nCOPY a b \"/x/\""),
        HadolintCase("DL3045", "FROM a:1 AS b\nCOPY x y\nFROM c:1\nCOPY x ./", 2, 4),
        HadolintCase(
            "DL3045", "FROM a:1 AS b\nWORKDIR /x\nCOPY x y\nFROM b\nCOPY x y\nFROM c:1\nCOPY x \"/y\"\nCOPY x c:/y"),
        HadolintCase("DL3067", "FROM a:1\nCOPY --from=b / /", 2),
        HadolintCase("DL3067", "FROM a:1\nCOPY --from=b / /x\nCOPY / /"),
    ]
}
