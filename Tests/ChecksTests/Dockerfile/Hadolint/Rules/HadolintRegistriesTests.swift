import Rules
import Testing

@testable import Checks

@Suite("HadolintRegistries")
struct HadolintRegistriesTests {
    @Test("where rules fire", arguments: cases)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let own = HadolintSettings().with { $0.trustedRegistries = ["*.example.com"] }
    private static let open = HadolintSettings().with { $0.trustedRegistries = ["docker.io", "ghcr.*"] }

    private static let cases = [
        HadolintCase("DL3026", "FROM a:1\nFROM ghcr.io/a:1"),
        HadolintCase("DL3026", "FROM a:1\nFROM ghcr.io/a:1\nFROM r.example.com/a:1", 1, 2, settings: own),
        HadolintCase("DL3026", "FROM a:1\nFROM ghcr.io/a:1\nFROM r.example.com/a:1", 3, settings: open),
        HadolintCase("DL3026", "FROM scratch AS b\nFROM b\nCOPY --from=b /x /x", settings: own),
        HadolintCase("DL3026", "FROM scratch\nCOPY --from=quay.io/x /x /x", 2, settings: open),
        HadolintCase(
            "DL3026", "FROM scratch\nRUN --mount=from=quay.io/x,target=/x y\nRUN --mount=type=tmpfs,target=/x y", 2,
            settings: open),
    ]

    @Test(
        "patterns",
        arguments: [
            ("*", "quay.io", true), ("*.io", "quay.io", true), ("quay.*", "quay.io", true),
            ("quay.io", "quay.io", true),
            ("quay.io", "x.quay.io", false), ("*.io", "quay.io:5000", false), ("q*o", "quay.io", false),
        ])
    func patterns(pattern: String, registry: String, expected: Bool) {
        #expect(HadolintRegistries.matches(pattern, registry) == expected)
    }
}
