import NIOHTTP1
import ProxyConfiguration
import Testing

@testable import ProxyDataPlane

@Suite("CORS")
struct CORSPolicyTests {
    private let policy = CORSPolicy(
        origins: [
            .exact(scheme: "https", host: "good.com", port: nil), .exact(scheme: "http", host: "localhost", port: 3000),
            .exact(scheme: "http", host: "::1", port: 8080), .any, .null, .pattern("https://*.wild.com"),
        ], allowsCredentials: true, headers: ["Content-Type", "authorization"], maximumAge: 600)

    private func answer(_ origins: [String], _ policy: CORSPolicy? = nil) -> HTTPHeaders {
        var headers = HTTPHeaders()
        (policy ?? self.policy).add(to: &headers, origins: origins)
        return headers
    }

    @Test(
        "an exact origin is admitted and told so",
        arguments: ["https://good.com", "http://localhost:3000", "http://[::1]:8080"])
    func admitted(origin: String) {
        let headers = answer([origin])
        #expect(headers["access-control-allow-origin"] == [origin])
        #expect(headers["access-control-allow-credentials"] == ["true"])
        #expect(headers["access-control-expose-headers"] == ["x-request-id, retry-after"])
        #expect(headers["vary"] == ["Origin"])
    }

    /// ATK-69
    @Test(
        "every other origin hears nothing but Vary",
        arguments: [
            ["null"], ["*"], ["https://good.com.evil.com"], ["http://good.com"], ["https://GOOD.com:443"],
            ["https://good.com:443"], ["https://good.com/"], ["https://evilgood.com"], ["https://a.wild.com"],
            ["https://*.wild.com"], ["http://localhost"], [], [""], ["https://good.com", "https://good.com"],
            ["https://good.com https://evil.com"],
        ])
    func refused(origins: [String]) {
        let headers = answer(origins)
        #expect(headers.map(\.name) == ["vary"])
    }

    @Test("without origins nothing is said, and without credentials none are allowed")
    func none() {
        #expect(answer(["https://good.com"], CORSPolicy()).isEmpty)
        let policy = CORSPolicy(
            origins: [.exact(scheme: "https", host: "a.b", port: nil)], allowsCredentials: false, headers: [],
            maximumAge: 0)
        #expect(!answer(["https://a.b"], policy).contains(name: "access-control-allow-credentials"))
    }

    @Test("a preflight asks with OPTIONS, an origin and a method")
    func preflight() {
        func head(_ method: HTTPMethod, _ headers: HTTPHeaders) -> Bool {
            CORSPolicy.isPreflight(HTTPRequestHead(version: .http1_1, method: method, uri: "/", headers: headers))
        }
        let whole: HTTPHeaders = ["origin": "https://good.com", "access-control-request-method": "POST"]
        #expect(head(.OPTIONS, whole))
        #expect(!head(.POST, whole))
        #expect(!head(.OPTIONS, ["origin": "https://good.com"]))
        #expect(!head(.OPTIONS, ["access-control-request-method": "POST"]))
    }

    @Test("an admitted page is told the methods of the path, any other nothing")
    func preflightAnswer() {
        var headers = HTTPHeaders()
        #expect(policy.addPreflight(to: &headers, origins: ["https://good.com"], methods: ["GET", "POST"]))
        #expect(headers["access-control-allow-methods"] == ["GET, POST"])
        #expect(headers["access-control-allow-headers"] == ["authorization, content-type"])
        #expect(headers["access-control-max-age"] == ["600"])
        var others = HTTPHeaders()
        #expect(!policy.addPreflight(to: &others, origins: ["https://evil.com"], methods: ["GET"]))
        #expect(!policy.addPreflight(to: &others, origins: ["https://good.com"], methods: []))
        #expect(!policy.addPreflight(to: &others, origins: [], methods: ["GET"]))
        #expect(others.isEmpty)
    }
}
