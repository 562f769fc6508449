import Foundation
import ProxyLimits
import Testing

@Suite struct LimitPolicyTests {
    @Test func mergedIsTheNarrowerOfEach() {
        let parent = LimitPolicy(
            requestsPerMinute: 10, concurrentRequests: 5, modelTokensPerMinute: nil, microDollarsPerDay: 7)
        let child = LimitPolicy(
            requestsPerMinute: 100, concurrentRequests: 2, modelTokensPerMinute: 9, microDollarsPerDay: nil,
            totalRequests: 3)
        let expected = LimitPolicy(
            requestsPerMinute: 10, concurrentRequests: 2, modelTokensPerMinute: 9, microDollarsPerDay: 7,
            totalRequests: 3)
        #expect(parent.merged(with: child) == expected && child.merged(with: parent) == expected)
        #expect(parent.merged(with: .unlimited) == parent && LimitPolicy.unlimited.isUnlimited && !parent.isUnlimited)
    }

    @Test(arguments: [
        (LimitPolicy(requestsPerMinute: 0), LimitKind.requestsPerMinute),
        (LimitPolicy(requestsPerMinute: 1_000_001), .requestsPerMinute),
        (LimitPolicy(concurrentRequests: -1), .concurrentRequests),
        (LimitPolicy(modelTokensPerMinute: 1_000_000_001), .modelTokensPerMinute),
        (LimitPolicy(microDollarsPerDay: 0), .microDollarsPerDay), (LimitPolicy(totalRequests: .max), .totalRequests),
    ])
    func outOfRange(policy: LimitPolicy, kind: LimitKind) {
        let error = #expect(throws: LimitPolicyError.self) { try policy.validate() }
        #expect(error?.limit == kind)
    }

    @Test func inRange() throws {
        try LimitPolicy(
            requestsPerMinute: 1, concurrentRequests: 1_000_000, modelTokensPerMinute: 1_000_000_000,
            microDollarsPerDay: 1, totalRequests: 1
        ).validate()
        try LimitPolicy.unlimited.validate()
    }

    @Test func coded() throws {
        let policy = LimitPolicy(requestsPerMinute: 10, totalRequests: 3)
        let data = try JSONEncoder().encode(policy)
        #expect(try JSONDecoder().decode(LimitPolicy.self, from: data) == policy)
        #expect(try JSONDecoder().decode(LimitPolicy.self, from: Data("{}".utf8)) == .unlimited)
        #expect(throws: LimitPolicyError.self) {
            try JSONDecoder().decode(LimitPolicy.self, from: Data(#"{"requests_per_minute":0}"#.utf8))
        }
    }
}
