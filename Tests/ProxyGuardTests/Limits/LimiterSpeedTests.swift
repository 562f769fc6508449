import Foundation
import Testing

@testable import ProxyLimits

/// Prints what a request costs; only where asked for, and of a build for release.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LIMITS_SPEED"] != nil), .serialized)
struct LimiterSpeedTests {
    private static let policy = LimitPolicy(
        requestsPerMinute: 1_000_000, concurrentRequests: 1000, modelTokensPerMinute: 1_000_000_000,
        microDollarsPerDay: 1_000_000_000_000, totalRequests: 1_000_000_000)

    /// Nanoseconds for one of many requests.
    private static func cost(_ limiter: Limiter, _ addresses: [AddressKey], requests: Int) -> Double {
        let token = LimitKey("tok_" + String(repeating: "a", count: 24))
        let project = LimitKey("prj_" + String(repeating: "b", count: 24))
        let clock = ContinuousClock()
        let time = clock.measure {
            for number in 0..<requests {
                let claim = Claim(
                    global: policy, address: Claim.Party(addresses[number % addresses.count], policy),
                    token: Claim.Party(token, policy), project: Claim.Party(project, policy), modelTokens: 500,
                    microDollars: 100, dayIndex: 1)
                let now = UInt64(number) * 1_000_000
                if case .admitted(let reservation) = limiter.admit(claim, now: now) {
                    limiter.settle(reservation, modelTokens: 400, microDollars: 80, now: now + 500_000)
                }
            }
        }
        return Double(time.components.attoseconds / 1_000_000_000 + time.components.seconds * 1_000_000_000)
            / Double(requests)
    }

    @Test(arguments: [1, 10_000, 100_000]) func oneThread(addresses: Int) {
        let keys = (0..<UInt32(addresses)).compactMap { AddressKey(version4: $0) }
        let limiter = Limiter()
        _ = Self.cost(limiter, keys, requests: 100_000)
        print("admit and settle, \(addresses) addresses: \(Self.cost(limiter, keys, requests: 1_000_000)) ns")
    }

    @Test(arguments: [2, 4]) func severalThreads(threads: Int) async {
        let keys = (0..<1000 as Range<UInt32>).compactMap { AddressKey(version4: $0) }
        let limiter = Limiter()
        let costs = await withTaskGroup(of: Double.self) { group in
            for _ in 0..<threads { group.addTask { Self.cost(limiter, keys, requests: 500_000) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        print("admit and settle, \(threads) tasks at once: \(costs) ns each")
    }
}
