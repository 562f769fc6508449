import Testing

@testable import ProxyManagement

@Suite("Endpoints")
struct EndpointTests {
    @Test("what reads takes no body but an empty one, what changes has a name of its own")
    func table() {
        let endpoints = EndpointTable.standard.endpoints
        #expect(endpoints.count == 27)
        for endpoint in endpoints where endpoint.method == "GET" {
            #expect(endpoint.fields == nil && !endpoint.changesSomething)
        }
        let changes = endpoints.filter(\.changesSomething).map(\.action)
        #expect(Set(changes).count == changes.count)
    }
}
