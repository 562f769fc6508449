import ProxyLimits
import Testing

@Suite struct FailureTrackerTests {
    @Test func successClearsTheTokenAndNotTheAddress() throws {
        let tracker = FailureTracker(settings: FailureSettings(threshold: 2))
        let address = try #require(AddressKey([192, 0, 2, 1]))
        let other = try #require(AddressKey([192, 0, 2, 2]))
        let token = LimitKey("tok_a")
        for _ in 0..<2 { tracker.record(.failure, address, token: token, now: 0) }
        #expect(tracker.check(address, now: 0) == .seconds(1))
        #expect(tracker.check(other, now: 0) == nil && tracker.check(other, token: token, now: 0) == .seconds(1))
        tracker.record(.success, address, token: token, now: 0)
        #expect(tracker.check(other, token: token, now: 0) == nil && tracker.check(address, now: 0) == .seconds(1))
    }

    @Test func goodAttemptsDoNotHideGuesses() throws {
        let tracker = FailureTracker(settings: FailureSettings(threshold: 5))
        let address = try #require(AddressKey([192, 0, 2, 1]))
        for _ in 0..<5 {
            tracker.record(.failure, address, now: 0)
            tracker.record(.success, address, token: LimitKey("tok_mine"), now: 0)
        }
        #expect(tracker.check(address, now: 0) == .seconds(1) && tracker.addressCount == 1)
    }

    @Test func aSiteOfVersion6IsOne() throws {
        let tracker = FailureTracker(settings: FailureSettings(threshold: 3))
        let site: [UInt8] = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 1]
        for host in 0..<3 as Range<UInt8> {
            tracker.record(.failure, try #require(AddressKey(site + [0, 0, 0, 0, 0, 0, 0, host])), now: 0)
        }
        let fresh = try #require(AddressKey(site + [1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(tracker.check(fresh, now: 0) == .seconds(1))
    }

    @Test func anEarlierTimeUnlocksNothing() throws {
        let tracker = FailureTracker(settings: FailureSettings(threshold: 1))
        let address = try #require(AddressKey([192, 0, 2, 1]))
        tracker.record(.failure, address, now: 5_000_000_000)
        #expect(tracker.check(address, now: 0) == .seconds(1))
        #expect(tracker.check(address, now: 5_500_000_000) == .milliseconds(500))
        #expect(tracker.check(address, now: 6_000_000_000) == nil)
    }

    @Test func inParallelEachFailureCounts() async throws {
        let tracker = FailureTracker(settings: FailureSettings(threshold: 50))
        let address = try #require(AddressKey([192, 0, 2, 1]))
        await withTaskGroup { group in
            for _ in 0..<49 { group.addTask { tracker.record(.failure, address, now: 0) } }
        }
        #expect(tracker.check(address, now: 0) == nil)
        tracker.record(.failure, address, now: 0)
        #expect(tracker.check(address, now: 0) == .seconds(1))
    }
}
