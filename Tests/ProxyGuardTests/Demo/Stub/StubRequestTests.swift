import Testing

@testable import ProxyDemo

@Suite("StubRequest")
struct StubRequestTests {
    @Test("Its parts")
    func parts() {
        let request = StubRequest(
            method: "POST", target: "/v1/a?b=c",
            headers: [.init(name: "x", value: "1"), .init(name: "y", value: "2"), .init(name: "y", value: "3")],
            body: Array("body".utf8))
        #expect(request.path == "/v1/a")
        #expect(request.text == "body")
        #expect(request["x"] == "1")
        #expect(request["y"] == nil)
        #expect(request["z"] == nil)
        #expect(request.whole == "POST /v1/a?b=c\nx: 1\ny: 2\ny: 3\nbody")
    }
}
