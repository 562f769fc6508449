import Testing

@testable import ProxyManagement

@Suite("Endpoint table")
struct EndpointTableTests {
    @Test(
        "every endpoint is found by its own path, and by no other method",
        arguments: EndpointTable.standard.endpoints.indices)
    func own(index: Int) throws {
        let endpoint = EndpointTable.standard.endpoints[index]
        let path = "/manage/v1" + endpoint.sample
        let found = try EndpointTable.standard.find(method: endpoint.method, path: path)
        #expect(found.0.action == endpoint.action && found.0.path == endpoint.path)
        #expect(throws: ManagementError.self) { try EndpointTable.standard.find(method: "TRACE", path: path) }
    }
}
