import Foundation
import Testing

@testable import ProxyDataPlane

@Suite("Wall clock")
struct WallClockTests {
    @Test("whole seconds since 1970, between two readings of another clock")
    func seconds() {
        let before = Int64(Date().timeIntervalSince1970.rounded(.down)) - 1
        let now = WallClock.seconds
        let after = Int64(Date().timeIntervalSince1970.rounded(.up)) + 1
        #expect((before...after).contains(now))
    }
}
