import Testing

@testable import ProxyLimits

@Suite struct LimitStateTests {
    @Test func tighter() {
        let little = LimitState(limit: 100, remaining: 1, reset: .seconds(1))
        let much = LimitState(limit: 10, remaining: 9, reset: .seconds(9))
        let late = LimitState(limit: 10, remaining: 1, reset: .seconds(2))
        #expect(LimitState.tighter(little, much) == little && LimitState.tighter(much, little) == little)
        #expect(LimitState.tighter(little, late) == late && LimitState.tighter(late, little) == late)
        #expect(LimitState.tighter(nil, much) == much && LimitState.tighter(much, nil) == much)
        #expect(LimitState.tighter(nil, nil) == nil)
    }
}
