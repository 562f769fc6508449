import Testing

@testable import ProxyServer

@Suite struct FailureStateTests {
    @Test func itsBeginAndItsEndAreToldOnce() {
        var state = FailureState()
        let changes = [false, true, true, true, false, false, true].map { state.changes(toFailing: $0) }
        #expect(changes == [false, true, false, false, true, false, true])
    }
}
