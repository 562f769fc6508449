import ProxyConfiguration
import Testing

@Suite struct SettingValueScalarsTests {
    @Test(arguments: [("true", true), ("YES", true), ("1", true), ("off", false), ("0", false)])
    func truthWithoutTypes(text: String, expected: Bool) {
        #expect(read(text, untyped: true, as: Bool.self).value == expected)
    }

    @Test func typesAreNotMixed() {
        #expect(read("true", as: Bool.self).value == nil)
        #expect(read("7", as: Int.self).value == nil)
        #expect(read(.integer(7), as: String.self).value == nil)
        #expect(read(.boolean(true), as: Bool.self).value == true)
        #expect(read(.integer(7), as: Int.self).value == 7)
        #expect(read("1_000", untyped: true, as: Int.self).value == 1000)
        #expect(read("maybe", untyped: true, as: Bool.self).value == nil)
        #expect(read("", as: String.self).value == nil)
    }
}
