import Rules
import Testing

@testable import Checks

@Suite("HadolintHealthchecks")
struct HadolintHealthchecksTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3057", "FROM a:1\nRUN x", 1),
        HadolintCase("DL3057", "FROM a:1\nHEALTHCHECK NONE"),
        HadolintCase("DL3057", "FROM a:1 AS base\nHEALTHCHECK CMD x\nFROM base\nRUN x"),
        HadolintCase("DL3057", "FROM a:1 AS base\nRUN x\nFROM base AS top\nFROM top\nHEALTHCHECK CMD x"),
        HadolintCase("DL3057", "FROM a:1 AS base\nRUN x\nFROM b:1\nHEALTHCHECK CMD x", 1),
    ]
}
