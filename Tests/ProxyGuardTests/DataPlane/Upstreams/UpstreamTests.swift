import NIOCore
import ProxyConfiguration
import ProxyRoutes
import Testing

@testable import ProxyDataPlane

@Suite("Upstream")
struct UpstreamTests {
    private func match(_ method: String, _ target: String) throws -> MatchedRoute {
        guard case .route(let route) = RouteTable.standard.match(method: method, target: target) else {
            throw ChannelError.inputClosed
        }
        return route
    }

    @Test(
        "the path stands behind the base, a version in both once",
        arguments: [
            ("", "/v1/models", "/v1/models"), ("/v1", "/v1/models", "/v1/models"),
            ("/openai/v1", "/v1/models", "/openai/v1/models"), ("/openai", "/v1/models", "/openai/v1/models"),
            ("/v1beta", "/v1/models", "/v1beta/v1/models"), ("/xv1", "/v1/models", "/xv1/v1/models"),
            ("/v1", "/v1/models/v1", "/v1/models/v1"), ("/v1beta", "/v1beta/models", "/v1beta/models"),
        ])
    func paths(base: String, target: String, expected: String) throws {
        var upstream = Harness.upstream(port: 80)
        upstream.basePath = base
        #expect(upstream.path(of: try match("GET", target)) == expected)
    }

    @Test("what of the query is known goes along")
    func query() throws {
        let route = try match("GET", "/v1/files?limit=3")
        let upstream = Harness.upstream(port: 80)
        #expect(upstream.path(of: route) == "/v1/files" + (route.query.isEmpty ? "" : "?" + route.query))
        #expect(route.query == "limit=3")
    }

    @Test(
        "the port is named where it is not the usual one",
        arguments: [
            ("a.test", 80, false, "a.test"), ("a.test", 443, false, "a.test:443"), ("a.test", 443, true, "a.test"),
            ("a.test", 80, true, "a.test:80"), ("::1", 80, false, "[::1]"), ("::1", 8080, false, "[::1]:8080"),
        ])
    func authority(host: String, port: Int, isSecure: Bool, expected: String) throws {
        var upstream = Harness.upstream(port: port)
        upstream.host = host
        upstream.tls = isSecure ? try ServerTLS.client(minimumVersion: .tls12) : nil
        #expect(upstream.authority == expected)
    }

    @Test("lines of a batch may ask for what the upstream has, with a version or without")
    func batches() {
        var upstream = Harness.upstream(port: 80)
        for target in ["/v1/chat/completions", "/chat/completions", "/v1/embeddings"] {
            #expect(upstream.admits(batchTarget: target), "\(target)")
        }
        for target in [
            "/v1/files", "/files", "/v1/messages", "/v1/models", "http://x/v1/embeddings", "", "/v1/nothing",
        ] {
            #expect(!upstream.admits(batchTarget: target), "\(target)")
        }
        upstream.endpoints = ["POST /v1/files", "POST /v1/embeddings"]
        #expect(upstream.admits(batchTarget: "/v1/embeddings"))
        #expect(!upstream.admits(batchTarget: "/v1/chat/completions"))
    }

    @Test("a route of another dialect is not admitted, one that names what is kept only where it is listed")
    func admits() {
        var upstream = Harness.upstream(port: 80)
        let standard = RouteTable.standard.routes
        for route in standard {
            #expect(upstream.admits(route) == (route.dialect == .openai && !route.operation.namesStoredObjects))
        }
        upstream.endpoints = ["POST /v1/embeddings", "GET /v1/files/{id}"]
        let admitted = standard.filter { upstream.admits($0) }.map { "\($0.method) \($0.template)" }
        #expect(Set(admitted) == upstream.endpoints)
    }
}
