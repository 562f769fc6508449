import Foundation
import Testing

@testable import ProxyStore

@Suite struct SystemClockTests {
    @Test func secondsSince1970() {
        let before = Int64(Date().timeIntervalSince1970)
        let seconds = SystemClock.seconds()
        #expect(before - 1...before + 3600 ~= seconds)
    }
}
