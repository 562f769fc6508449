import ProxyStore
import Testing

@testable import ProxyManagement

@Suite("Usage cursor")
struct UsageCursorTests {
    @Test("a row comes back as it was", arguments: ["gpt-4o", "", "a.b/c", "\u{e9}\u{1F600}"])
    func roundTrip(model: String) throws {
        let row = UsageRecord(
            tokenID: RecordID.token.generate(), family: "f", projectID: "p", day: 20_000, model: model,
            amounts: UsageAmounts())
        let read = try #require(UsageCursor.row(UsageCursor.text(row)))
        #expect(read.day == row.day && read.tokenID == row.tokenID && read.model == model)
    }

    @Test(
        "other texts are none",
        arguments: [
            "", "1", "1.2.3", "-1.tok_aaaaaaaaaaaaaaaaaaaa.", "1.tok_aaaaaaaaaaaaaaaaaaaa.6",
            "1.tok_aaaaaaaaaaaaaaaaaaaa.ff",
        ])
    func others(text: String) { #expect(UsageCursor.row(text) == nil) }
}
