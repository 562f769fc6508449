import Testing

@testable import ProxyLimits

@Suite struct IntSaturatingTests {
    @Test func sums() {
        #expect(Int.max.saturatingAdd(1) == .max && Int.min.saturatingAdd(-1) == .min && 2.saturatingAdd(-5) == -3)
    }

    @Test func amounts() {
        #expect((-5).asAmount == 0 && 7.asAmount == 7 && Int.max.asAmount == 1 << 50 && Int.min.asAmount == 0)
    }
}
