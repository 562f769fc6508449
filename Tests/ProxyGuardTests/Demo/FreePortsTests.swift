import Testing

@testable import ProxyDemo

@Suite("FreePorts")
struct FreePortsTests {
    @Test("They are all different, and nobody listens there")
    func ports() async throws {
        let ports = try await FreePorts.find(5)
        #expect(Set(ports).count == 5)
        await #expect(throws: (any Error).self) { try await LoopbackConnection(port: ports[0]) }
    }
}
