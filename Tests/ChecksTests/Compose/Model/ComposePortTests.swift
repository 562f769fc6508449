import Rules
import Testing
import YAML

@testable import Checks

@Suite struct ComposePortTests {
    private func port(_ text: String) throws -> ComposePort? {
        try YAMLDocument.first(in: Array(text.utf8)).flatMap { ComposePort($0.root) }
    }

    @Test(
        arguments: [
            ("\"80\"", nil, 80, true), ("\"8080:80\"", 8080, 80, true), ("'127.0.0.1:8080:80/tcp'", 8080, 80, false),
            ("'[::1]:8080:80'", 8080, 80, false), ("'0.0.0.0:1:80'", 1, 80, true), ("'127.0.0.1::80'", nil, 80, false),
            ("{target: 80, published: 8080}", 8080, 80, true), ("{target: 80, host_ip: 127.0.0.1}", nil, 80, false),
            ("'8000-8005:9000-9005'", 8000, 9000, true), ("\"${P:-1}:80\"", 1, 80, true), ("5432", nil, 5432, true),
        ] as [(String, Int?, Int, Bool)])
    func read(text: String, published: Int?, target: Int, isOpen: Bool) throws {
        let port = try #require(try port(text))
        #expect(port.published?.lowerBound == published && port.target.lowerBound == target && port.isOpen == isOpen)
    }

    @Test func protocols() throws {
        #expect(try port("'53:53/UDP'")?.protocolName == "udp")
        #expect(try port("{target: 53, protocol: udp}")?.protocolName == "udp")
    }

    @Test(arguments: ["'${P}:80:${Q}'", "a", "{published: 1}", "[1]", ""])
    func others(text: String) throws { #expect(try port(text) == nil) }
}
