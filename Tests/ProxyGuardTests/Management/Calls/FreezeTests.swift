import Testing

@testable import ProxyManagement

@Suite("Freeze")
struct FreezeTests {
    @Test("it is off until it is set")
    func set() {
        let freeze = Freeze()
        #expect(!freeze.isOn)
        freeze.set(true)
        #expect(freeze.isOn)
    }
}
