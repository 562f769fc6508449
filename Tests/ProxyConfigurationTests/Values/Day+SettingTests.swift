import ProxyConfiguration
import Rules
import Testing

@Suite struct DaySettingTests {
    @Test func days() {
        #expect(read("2026-11-22", as: Day.self).value == Day("2026-11-22"))
        for text in ["2026-02-30", "22.11.2026", ""] { #expect(read(text, as: Day.self).value == nil) }
    }
}
