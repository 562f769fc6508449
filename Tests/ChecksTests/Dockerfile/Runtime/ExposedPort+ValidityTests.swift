import Rules
import Testing

@testable import Checks

@Suite("ExposedPort+Validity")
struct ExposedPortValidityTests {
    @Test(
        "ports of a container",
        arguments: ["0", "80", "65535", "80/tcp", "53/UDP", "9899/sctp", "8000-8010", "8000-8010/udp", "80/"])
    func valid(text: String) {
        #expect(ExposedPort.fault(of: text) == nil)
    }

    @Test(
        "what is none",
        arguments: [
            "65536", "80:80", "127.0.0.1:80:80", "80,81", "http", "", "80/http", "8010-8000", "1-70000", "-1",
            "80/tcp/udp",
            "8000-", "0x50",
        ])
    func invalid(text: String) {
        #expect(ExposedPort.fault(of: text) != nil)
    }
}
