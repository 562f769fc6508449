import Rules
import Testing

@testable import Checks

@Suite("HadolintMissingLabel")
struct HadolintMissingLabelTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let schema = HadolintSettings().with { $0.labelSchema = ["name": .text] }
    private static let two = HadolintSettings().with { $0.labelSchema = ["name": .text, "url": .url] }

    private static let cases = [
        HadolintCase("DL3049", "FROM a:1\nLABEL other=x"),
        HadolintCase("DL3049", "FROM a:1\nLABEL other=x", 1, settings: schema),
        HadolintCase("DL3049", "FROM a:1\nLABEL name=x", 1, settings: two),
        HadolintCase("DL3049", "FROM a:1\nLABEL name=x", settings: schema),
        HadolintCase("DL3049", "FROM a:1 AS b\nLABEL name=x\nFROM b\nRUN y", settings: schema),
        HadolintCase("DL3049", "FROM a:1 AS b\nRUN x\nFROM c:1\nLABEL name=x\nCOPY --from=b /x /x", settings: schema),
        HadolintCase("DL3049", "FROM a:1 AS b\nRUN x\nFROM c:1\nLABEL name=x", 1, settings: schema),
    ]
}
