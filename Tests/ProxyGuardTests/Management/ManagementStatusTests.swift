import Testing

@testable import ProxyManagement

@Suite("Management status")
struct ManagementStatusTests {
    @Test("lockdown and freeze are told apart", arguments: [true, false])
    func states(isFrozen: Bool) {
        let status = ManagementStatus(
            version: "1", uptime: 0, requestsUnderWay: 0, openStreams: 0, audit: "writing", store: "ready",
            isLockedDown: !isFrozen, isDraining: false)
        let json = status.json(isFrozen: isFrozen)
        #expect(json["management_frozen"] == .bool(isFrozen))
        #expect(json["lockdown"] == .bool(!isFrozen))
    }
}
