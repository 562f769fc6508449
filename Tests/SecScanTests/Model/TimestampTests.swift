import Testing

@testable import SecScan

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"), (Int64.max, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func text(seconds: Int64, expected: String) { #expect(Timestamp.iso8601(seconds) == expected) }

    @Test func commits() {
        let commit = Commit(id: "0123456789abcdef", author: "Ada", time: 86_400)
        #expect(commit.date == "1970-01-02T00:00:00Z" && commit.shortID == "0123456789")
    }

    @Test func now() { #expect(Timestamp.now() > 1_700_000_000) }
}
