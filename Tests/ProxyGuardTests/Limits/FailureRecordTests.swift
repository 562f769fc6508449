import Testing

@testable import ProxyLimits

@Suite struct FailureRecordTests {
    private let settings = FailureSettings(threshold: 3)

    @Test func waitsDouble() {
        var record = FailureRecord()
        var now: UInt64 = 0
        record.fail(settings, at: now)
        record.fail(settings, at: now)
        #expect(record.wait(at: now) == 0 && !record.isHot)
        for expected in [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            record.fail(settings, at: now)
            #expect(record.wait(at: now) == .seconds(expected) && record.isHot)
            now += record.wait(at: now)
            #expect(record.wait(at: now) == 0)
        }
    }

    @Test func slowFailuresDoNotLock() {
        var record = FailureRecord()
        for minute in 0..<50 { record.fail(settings, at: .seconds(Double(minute) * 31)) }
        #expect(!record.isHot)
    }

    @Test func attemptsThatBeganBeforeTheLock() {
        var record = FailureRecord()
        for _ in 0..<5 { record.fail(settings, at: 0) }
        #expect(record.wait(at: 0) == .seconds(1))
        record.fail(settings, at: 0)
        #expect(record.wait(at: 0) == .seconds(2))
        for _ in 0..<1000 { record.fail(settings, at: 0) }
        #expect(record.wait(at: 0) == .seconds(900))
    }

    @Test func forgivenAfterAQuietTime() {
        var record = FailureRecord()
        for _ in 0..<3 { record.fail(settings, at: 0) }
        record.fail(settings, at: .seconds(900.9))
        #expect(record.wait(at: .seconds(900.9)) == .seconds(2))
        record.fail(settings, at: .seconds(1802.9))
        #expect(record.wait(at: .seconds(1802.9)) == 0)
    }

    @Test func whenNothingOfItMatters() {
        var record = FailureRecord()
        record.fail(settings, at: 0)
        #expect(!record.isOver(settings, at: .seconds(59.9)) && record.isOver(settings, at: .seconds(60)))
        record.fail(settings, at: 0)
        record.fail(settings, at: 0)
        #expect(!record.isOver(settings, at: .seconds(1799)) && record.isOver(settings, at: .seconds(1800)))
    }
}
