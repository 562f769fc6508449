import Testing

@testable import ProxyLimits

@Suite struct LimitKeyTests {
    @Test func equalAreThoseOfEqualIDs() {
        let made = "tok_" + String(repeating: "x", count: 40)
        #expect(LimitKey(made) == LimitKey("tok_" + String(repeating: "x", count: 40)))
        #expect(LimitKey("tok_a") != LimitKey("tok_b") && LimitKey("tok_a").id == "tok_a")
        #expect(Set([LimitKey("tok_a"), LimitKey("tok_a"), LimitKey("tok_b")]).count == 2)
        #expect(LimitKey("tok_a").neighbourhood == LimitKey("tok_a").neighbourhood)
    }
}
