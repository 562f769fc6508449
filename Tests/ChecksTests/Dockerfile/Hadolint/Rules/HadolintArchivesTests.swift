import Rules
import Testing

@testable import Checks

@Suite("HadolintArchives")
struct HadolintArchivesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3010", "FROM a:1\nCOPY x/y.tar.gz /\nRUN tar -C /z -xf /y.tar.gz", 2),
        HadolintCase("DL3010", "FROM a:1\nCOPY x /y.tgz\nRUN gunzip /y.tgz", 2),
        HadolintCase("DL3010", "FROM a:1\nCOPY y.tgz /\nRUN tar xf /y.tgz"),
        HadolintCase("DL3010", "FROM a:1 AS b\nCOPY --from=c y.tgz /\nRUN tar -xf /y.tgz\nCOPY z.tgz /"),
        HadolintCase("DL3010", "FROM a:1\nCOPY y.tgz /\nRUN tar -xf /y.tgz\nFROM b:1\nRUN z"),
    ]
}
