import ProxyManagement
import Testing

@testable import ProxyServer

@Suite struct ServerErrorTests {
    @Test func itIsDescribedByItsOwnWords() {
        let error = ServerError(.listener, "listeners.data: cannot listen")
        #expect("\(error)" == "listeners.data: cannot listen")
        #expect(error != ServerError(.store, "listeners.data: cannot listen"))
    }

    @Test func whereItIsIsSaidOnce() {
        let taken = ManagementServerError.unusable("127.0.0.1:8081", why: "Address already in use")
        #expect(ServerError.reason(taken) == "Address already in use")
        #expect(ServerError.reason(ManagementServerError.inUse("/run/m")).hasPrefix("/run/m: another program"))
    }
}
