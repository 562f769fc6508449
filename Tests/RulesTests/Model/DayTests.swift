import Foundation
import Testing

@testable import Rules

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
        ("2026-11-22", 20_779), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func numbers(text: String, number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number && day.description == text)
        #expect(day.secondsSince1970 == Int64(number) * 86_400)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-13-01", "2026-00-01", "2026-11-31", "2026-11-00", "1900-02-29", "2026-1-01",
        "26-11-22", "2026-11-22T00:00:00Z", "2026/11/22", " 2026-11-22", "+026-11-22", "２026-11-22",
    ])
    func noDays(text: String) { #expect(Day(text) == nil) }

    /// Every day follows the one before it, and is written as Foundation writes it.
    @Test func everyDayOfSomeCenturies() {
        for number in stride(from: -30_000, through: 60_000, by: 1) {
            let seconds = Int64(number) * 86_400
            let day = Day(secondsSince1970: seconds + 86_399)
            #expect(day.number == number)
            if number % 97 == 0 {
                let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).prefix(10)
                #expect(day.description == text)
            }
            #expect(Day(day.description) == day)
        }
    }

    @Test func order() throws {
        let days = ["2025-12-31", "2026-01-01", "2026-01-10"].compactMap { Day($0) }
        #expect(days.count == 3 && days == days.sorted())
        #expect(Day(secondsSince1970: -1).description == "1969-12-31")
    }
}
