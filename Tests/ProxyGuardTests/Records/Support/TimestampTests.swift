import Foundation
import Testing

@testable import ProxyRecords

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "known times come out and back",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func known(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test("each day of 400 years is the one that Foundation knows")
    func days() throws {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: Int64(-10_000), to: 140_000, by: 97) {
            let date = Date(timeIntervalSince1970: Double(day * 86_400 + 3723))
            let expected = formatter.string(from: date).replacingOccurrences(of: "Z", with: ".000Z")
            #expect(Timestamp(seconds: day * 86_400 + 3723).description == expected)
            #expect(Timestamp(expected)?.milliseconds == (day * 86_400 + 3723) * 1000)
        }
    }

    @Test("a day and a time without fraction are taken, what is no time is not")
    func forms() {
        #expect(Timestamp("2026-01-02")?.description == "2026-01-02T00:00:00.000Z")
        #expect(Timestamp("2026-01-02T03:04:05Z")?.description == "2026-01-02T03:04:05.000Z")
        for text in [
            "", "2026-02-30", "2026-13-01", "2026-1-1", "2026-01-02T24:00:00Z", "2026-01-02T03:04:05",
            "2026-01-02 03:04:05Z",
            "2026-01-02T03:04:05.12Z", "2026-01-02T03:04:05.123", "2026-01-00",
        ] {
            #expect(Timestamp(text) == nil, "\(text)")
        }
        #expect(
            Timestamp(seconds: .max).description.hasPrefix("9999")
                && Timestamp(seconds: .min).description.hasPrefix("0000"))
    }
}
