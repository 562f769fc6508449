import Rules
import Testing

@testable import Checks

@Suite("HadolintStructureRules")
struct HadolintStructureRulesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL1001", "FROM a:1\n# hadolint ignore=DL3003\nRUN cd /x", 2),
        HadolintCase(
            "DL1001", "FROM a:1\n# hadolint ignore=DL3003 because\nRUN cd /x\n# hadolint global ignore=DL3003"),
        HadolintCase("DL3011", "FROM a:1\nEXPOSE 80 70000", 2),
        HadolintCase("DL3011", "FROM a:1\nEXPOSE 80-65536/tcp", 2),
        HadolintCase("DL3011", "FROM a:1\nEXPOSE 65535/udp 1-2 $PORT"),
        HadolintCase("DL3012", "FROM a:1\nHEALTHCHECK CMD x\nHEALTHCHECK NONE", 3),
        HadolintCase("DL3012", "FROM a:1\nHEALTHCHECK CMD x\nFROM b:1\nHEALTHCHECK CMD x"),
        HadolintCase("DL3025", "FROM a:1\nCMD x y\nENTRYPOINT [x]\nHEALTHCHECK CMD x", 2, 3, 4),
        HadolintCase("DL3025", "FROM a:1\nCMD [\"x\", \"y\"]\nENTRYPOINT []\nHEALTHCHECK NONE"),
        HadolintCase("DL3043", "FROM a:1\nONBUILD FROM b:1\nONBUILD MAINTAINER x\nONBUILD ONBUILD RUN x", 2, 3, 4),
        HadolintCase("DL3043", "FROM a:1\nONBUILD RUN x"),
        HadolintCase("DL3059", "FROM a:1\nRUN x\nRUN y\n# why\nRUN z", 3, 5),
        HadolintCase("DL3059", "FROM a:1\nRUN x\nENV A=1\nRUN y && z\nRUN x\nRUN --network=none x"),
        HadolintCase("DL3061", "RUN x\nARG A\n# why\nFROM a:1\nRUN x", 1),
        HadolintCase("DL3061", "# why\nARG A\nFROM a:1\nRUN x"),
        HadolintCase("DL4000", "FROM a:1\nMAINTAINER x", 2),
        HadolintCase("DL4000", "FROM a:1\nLABEL maintainer=x"),
        HadolintCase("DL4003", "FROM a:1\nCMD x\nCMD y\nCMD z", 3, 4),
        HadolintCase("DL4003", "FROM a:1\nCMD x\nFROM b:1\nCMD y"),
        HadolintCase("DL4004", "FROM a:1\nENTRYPOINT x\nRUN y\nENTRYPOINT z", 4),
        HadolintCase("DL4004", "FROM a:1\nENTRYPOINT x\nFROM b:1\nENTRYPOINT y"),
    ]
}
