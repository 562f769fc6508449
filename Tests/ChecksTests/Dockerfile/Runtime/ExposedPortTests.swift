import Rules
import Testing

@testable import Checks

@Suite("ExposedPort")
struct ExposedPortTests {
    @Test(
        "numbers, ranges and protocols",
        arguments: [
            ("80", 80...80, "tcp"), ("53/UDP", 53...53, "udp"), ("8000-8010", 8000...8010, "tcp"),
            ("8000-8010/sctp", 8000...8010, "sctp"), ("70000", 70000...70000, "tcp"),
        ])
    func ports(text: String, ports: ClosedRange<Int>, name: String) throws {
        let port = try #require(ExposedPort(text))
        #expect(port.ports == ports)
        #expect(port.protocolName == name)
        #expect(port.isTCP == (name == "tcp"))
    }

    @Test("anything else", arguments: ["", "http", "80:80", "80/tcp/x", "8010-8000", "1-2-3", "-", "/tcp", "0x50"])
    func others(text: String) {
        #expect(ExposedPort(text) == nil)
    }
}
