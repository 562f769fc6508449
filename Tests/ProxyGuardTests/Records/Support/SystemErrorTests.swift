import Testing

@testable import ProxyRecords

@Suite("System errors")
struct SystemErrorTests {
    @Test("in the words of the system")
    func descriptions() {
        #expect(SystemError(28).description == "No space left on device")
        #expect(SystemError(2) != SystemError(28))
        #expect(SystemError.isTransient(-4) && SystemError.isTransient(-11) && !SystemError.isTransient(-28))
        #expect(!SystemError.isTransient(1))
    }
}
