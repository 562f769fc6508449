/// Every path that there is.
struct EndpointTable: Sendable {
    static let standard = EndpointTable(
        ProjectEndpoints.all + TokenEndpoints.all + ProviderKeyEndpoints.all + UsageEndpoints.all
            + AuditEndpoints.all + ContainmentEndpoints.all + StatusEndpoints.all)

    let endpoints: [Endpoint]

    init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

    /// What a call is for: method and path exactly as written in the table.
    func find(method: String, path: some StringProtocol) throws(ManagementError) -> (Endpoint, [String: String]) {
        var allowed: [String] = []
        for endpoint in endpoints {
            guard let ids = endpoint.path.match(path) else { continue }
            if endpoint.method.utf8.elementsEqual(method.utf8) { return (endpoint, ids) }
            allowed.append(endpoint.method)
        }
        guard allowed.isEmpty else { throw .wrongMethod(allowed: allowed) }
        throw .notFound
    }
}
