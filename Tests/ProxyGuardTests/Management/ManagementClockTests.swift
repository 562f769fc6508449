import Testing

@testable import ProxyManagement

@Suite("Clocks")
struct ManagementClockTests {
    @Test("the clock that is never set does not go back; the other one is past 2024")
    func clocks() {
        let first = ManagementClock.ticks()
        #expect(ManagementClock.ticks() >= first)
        #expect(ManagementClock.seconds() > 1_700_000_000)
    }
}
