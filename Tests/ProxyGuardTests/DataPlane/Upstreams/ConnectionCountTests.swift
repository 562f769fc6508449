import Testing

@testable import ProxyDataPlane

@Suite("Connection count")
struct ConnectionCountTests {
    @Test("sums are of each state by itself")
    func sums() {
        let sum = ConnectionCount(idle: 1, used: 2) + ConnectionCount(idle: 30, used: 40) + ConnectionCount()
        #expect(sum == ConnectionCount(idle: 31, used: 42))
    }
}
