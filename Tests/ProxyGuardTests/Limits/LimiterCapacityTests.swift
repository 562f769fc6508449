import Testing

@testable import ProxyLimits

@Suite struct LimiterCapacityTests {
    @Test func ofScopes() {
        let capacity = LimiterCapacity(addresses: 2, tokens: 3, projects: 0)
        #expect(LimitScope.allCases.map { capacity.of($0) } == [1, 2, 3, 1])
        #expect(LimiterCapacity().addresses == 100_000)
    }
}
