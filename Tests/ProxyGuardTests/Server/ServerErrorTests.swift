import Testing

@testable import ProxyServer

@Suite struct ServerErrorTests {
    @Test func itIsDescribedByItsOwnWords() {
        let error = ServerError(.listener, "listeners.data: cannot listen")
        #expect("\(error)" == "listeners.data: cannot listen")
        #expect(error != ServerError(.store, "listeners.data: cannot listen"))
    }
}
