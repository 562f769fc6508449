import ProxyConfiguration
import Testing

@Suite struct SettingValueTests {
    @Test func whatNeedNotBeSetIsReadAsWhatItIs() {
        #expect(read("7", untyped: true, as: Int?.self).value == 7)
        #expect(Int?.none.written.isEmpty && Int?.some(3).written == "3")
    }

    @Test func aMistakeQuotesNothing() {
        let (value, mismatches) = read("hunter2", untyped: true, as: Int.self)
        #expect(value == nil && mismatches.map(\.message) == ["expected an integer, found a text"])
        #expect(mismatches.map(\.range) == [0..<7] && mismatches.map(\.code) == [.form])
    }
}
