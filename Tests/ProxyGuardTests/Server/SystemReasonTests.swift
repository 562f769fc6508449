import NIOCore
import Testing

@testable import ProxyServer

@Suite struct SystemReasonTests {
    @Test func itIsWhatTheSystemSays() {
        #expect(SystemReason.text(98) == "Address already in use")
        // Not the call that it was asked in.
        let error = IOError(errnoCode: 98, reason: "bind(descriptor:ptr:bytes:)")
        #expect(ServerError.reason(error) == "Address already in use")
        #expect(ServerError.reason(ServerError(.store, "locked")) == "locked")
    }
}
