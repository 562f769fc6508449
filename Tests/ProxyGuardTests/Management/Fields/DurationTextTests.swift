import Testing

@testable import ProxyManagement

@Suite("Duration text")
struct DurationTextTests {
    @Test(
        "the largest unit that takes it whole",
        arguments: [
            (30 * 86_400, "30d (2592000 seconds)"), (43_200, "12h (43200 seconds)"), (900, "15m (900 seconds)"),
            (90, "90 seconds"), (1, "1 seconds"), (0, "0 seconds"),
        ] as [(Int64, String)])
    func text(seconds: Int64, expected: String) { #expect(DurationText.of(seconds) == expected) }
}
