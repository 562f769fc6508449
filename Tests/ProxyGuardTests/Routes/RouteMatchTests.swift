import ProxyRoutes
import Testing

@Suite struct RouteMatchTests {
    @Test(
        arguments: [
            ("GET", "/v1/models", nil), ("POST", "/v1/models", 405), ("GET", "/x", 404), ("GET", "//x", 400),
        ] as [(String, String, Int?)])
    func errors(method: String, target: String, status: Int?) {
        #expect(RouteTable.standard.match(method: method, target: target).error?.status == status)
    }

    @Test func allowed() {
        #expect(RouteTable.standard.match(method: "PUT", target: "/v1/files").error?.allowed == ["GET", "POST"])
    }
}
