import Rules
import Testing

@testable import Checks

@Suite("HadolintLeftovers")
struct HadolintLeftoversTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let cases = [
        HadolintCase("DL3009", "FROM a:1\nRUN apt-get update\nONBUILD RUN aptitude update", 2, 3),
        HadolintCase(
            "DL3009",
            "FROM a:1\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nRUN --mount=type=cache,target=/var/lib/apt/lists apt update"
        ),
        HadolintCase("DL3009", "FROM a:1 AS b\nRUN apt-get update\nFROM c:1\nRUN x"),
        HadolintCase("DL3009", "FROM a:1 AS b\nRUN apt-get update\nFROM b\nRUN x", 2),
        HadolintCase("DL3060", "FROM a:1\nRUN yarn install\nRUN yarn cache clean && yarn install", 2, 3),
        HadolintCase(
            "DL3060",
            "FROM a:1\nRUN yarn install && yarn cache clean\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install"
        ),
    ]
}
