import Testing

@testable import ProxyStore

@Suite struct StoredLimitsTests {
    @Test(arguments: 0..<5)
    func ranges(number: Int) throws {
        let paths: [WritableKeyPath<StoredLimits, Int?>] = [
            \.requestsPerMinute, \.concurrentRequests, \.modelTokensPerMinute, \.microDollarsPerDay, \.totalRequests,
        ]
        let limit = paths[number]
        var limits = StoredLimits()
        for value in [nil, 1, StoredLimits.greatest] {
            limits[keyPath: limit] = value
            try limits.check()
        }
        for value in [Int.min, -1, 0, StoredLimits.greatest + 1, .max] {
            limits[keyPath: limit] = value
            #expect(throws: StoreError.self) { try limits.check() }
        }
    }
}
