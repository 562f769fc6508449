import Rules
import Testing

@testable import Checks

@Suite struct IgnoreTests {
    @Test(arguments: [
        (nil, false), ("2026-11-23", false), ("2026-11-22", true), ("2020-01-01", true), ("soon", true), ("", true),
    ])
    func expires(until: String?, expected: Bool) {
        let ignore = Ignore(tool: .trivy, subject: .all, range: 0..<1, scopes: [], until: until)
        #expect(ignore.isExpired(on: Day("2026-11-22")) == expected)
    }

    @Test func withoutAClockOnlyWhatIsNoDay() {
        #expect(!Ignore(tool: .trivy, subject: .all, range: 0..<1, scopes: [], until: "2020-01-01").isExpired(on: nil))
        #expect(Ignore(tool: .trivy, subject: .all, range: 0..<1, scopes: [], until: "x").isExpired(on: nil))
    }
}
