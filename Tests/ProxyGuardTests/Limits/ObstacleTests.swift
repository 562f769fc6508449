import Testing

@testable import ProxyLimits

@Suite struct ObstacleTests {
    @Test(
        arguments: [
            (5, 4, true), (4, 5, false), (5, 5, false), (nil, 5, true), (5, nil, false), (nil, nil, false),
        ] as [(UInt64?, UInt64?, Bool)])
    func outlasts(wait: UInt64?, other: UInt64?, expected: Bool) {
        func obstacle(_ wait: UInt64?) -> Obstacle {
            Obstacle(kind: .requestsPerMinute, limit: 1, remaining: 0, wait: wait)
        }
        #expect(obstacle(wait).outlasts(obstacle(other)) == expected)
        #expect(obstacle(wait).outlasts(nil))
    }
}
