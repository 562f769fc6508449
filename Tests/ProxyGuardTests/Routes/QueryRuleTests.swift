import Testing

@testable import ProxyRoutes

@Suite struct QueryRuleTests {
    private func accepts(_ form: QueryRule.Form, _ value: String) -> Bool {
        QueryRule("x", form).accepts(value.utf8[...])
    }

    @Test(arguments: [
        ("0", true), ("1", true), ("1234567890", true), ("12345678901", false), ("00", false), ("+1", false),
    ])
    func number(value: String, expected: Bool) { #expect(accepts(.number, value) == expected) }

    @Test(arguments: [
        ("abcd", true), ("abcde", false), ("a:b", true), ("%2B", true), ("a=b", false), ("a,b", false), ("[]", false),
    ])
    func cursor(value: String, expected: Bool) { #expect(accepts(.cursor(4), value) == expected) }

    @Test(arguments: [("fine-tune", true), ("a.b_c", true), ("A", false), ("a:b", false), ("%2F", false)])
    func word(value: String, expected: Bool) { #expect(accepts(.word, value) == expected) }

    @Test(arguments: [("asc", true), ("desc", true), ("as", false), ("ascd", false), ("ASC", false)])
    func oneOf(value: String, expected: Bool) { #expect(accepts(.oneOf(["asc", "desc"]), value) == expected) }

    @Test func lengths() {
        #expect(accepts(.word, String(repeating: "a", count: 128)))
        #expect(!accepts(.word, String(repeating: "a", count: 129)))
    }
}
