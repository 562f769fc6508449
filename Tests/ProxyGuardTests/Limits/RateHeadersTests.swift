import Testing

@testable import ProxyLimits

@Suite struct RateHeadersTests {
    @Test(arguments: [
        (Duration.zero, "0s"), (.milliseconds(12), "12ms"), (.seconds(1), "1s"), (.milliseconds(1500), "1.5s"),
        (.milliseconds(8640), "8.64s"), (.milliseconds(1005), "1.005s"), (.seconds(360), "6m0s"),
        (.milliseconds(90_951), "1m30.951s"), (.seconds(3600), "1h0m0s"), (.nanoseconds(1), "1ms"),
        (.nanoseconds(999_999_999), "1s"), (.nanoseconds(59_999_000_001), "1m0s"), (.seconds(-1), "0s"),
        (.milliseconds(-5), "0s"),
    ])
    func durations(duration: Duration, text: String) { #expect(RateHeaders.text(duration) == text) }

    @Test func fields() {
        let requests = LimitState(limit: 60, remaining: 59, reset: .seconds(1))
        let tokens = LimitState(limit: 150_000, remaining: 149_984, reset: .seconds(360))
        let fields = RateHeaders(requests: requests, modelTokens: tokens).fields.map { "\($0.name): \($0.value)" }
        #expect(
            fields == [
                "x-ratelimit-limit-requests: 60", "x-ratelimit-remaining-requests: 59",
                "x-ratelimit-reset-requests: 1s", "x-ratelimit-limit-tokens: 150000",
                "x-ratelimit-remaining-tokens: 149984", "x-ratelimit-reset-tokens: 6m0s",
            ])
        #expect(RateHeaders(requests: nil, modelTokens: nil).fields.isEmpty)
        #expect(RateHeaders(requests: nil, modelTokens: tokens).fields.count == 3)
    }
}
