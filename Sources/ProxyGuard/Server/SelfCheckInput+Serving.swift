public import ProxyGuard
internal import ProxyGuards
internal import ProxyRoutes

extension SelfCheckInput {
    /// Adds what the server reads as it works: certificates, prompt rules, the names of routes.
    public mutating func addServing() {
        readCertificate = CertificateReading.dates
        readPromptRules = { _ = try PromptRule.read(TextFile.read($0)) }
        knowsEndpoint = { endpoint, dialect in
            let dialect = Dialect(dialect)
            return RouteTable.standard.routes.contains { $0.dialect == dialect && $0.description == endpoint }
        }
    }
}
