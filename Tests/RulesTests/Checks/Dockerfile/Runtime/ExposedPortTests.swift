import Testing

@testable import Rules

@Suite struct ExposedPortTests {
    @Test(arguments: [
        ("80", 80...80, "tcp"), ("80/UDP", 80...80, "udp"), ("8000-8010", 8000...8010, "tcp"),
        ("1-2/sctp", 1...2, "sctp"),
    ])
    func ports(text: String, ports: ClosedRange<Int>, name: String) throws {
        let port = try #require(ExposedPort(text))
        #expect(port.ports == ports && port.protocolName == name && port.isTCP == (name == "tcp"))
    }

    @Test(arguments: ["", "a", "80/tcp/udp", "9-8", "1-2-3", "-", "80-", "127.0.0.1:80:80"])
    func none(text: String) { #expect(ExposedPort(text) == nil) }
}
