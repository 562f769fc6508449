import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("Event of the data plane")
struct DataPlaneEventTests {
    @Test("it has what it is made of, in its order")
    func parts() {
        let event = DataPlaneEvent(
            "something", requestID: "req_1",
            [("peer", .address(IPAddress("192.0.2.1"))), ("count", .number(2)), ("name", .text("stub"))])
        #expect("\(event.message)" == "something" && event.requestID == "req_1")
        #expect(event.fields.map { "\($0.name)" } == ["peer", "count", "name"])
        #expect(event.fields.map(\.value) == [.address(IPAddress("192.0.2.1")), .number(2), .text("stub")])
    }

    @Test("an observer that does not listen makes none")
    func silence() {
        struct Deaf: ExchangeObserver { func ended(_ outcome: RequestOutcome) {} }
        var isMade = false
        for detail in [DataPlaneEvent.Detail.debug, .trace] {
            Deaf().happened(detail) {
                isMade = true
                return DataPlaneEvent("something")
            }
        }
        #expect(!isMade)
    }
}
