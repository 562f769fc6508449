import ProxyConfiguration
import Testing

@Suite struct UpstreamReachTests {
    @Test(
        arguments: [
            ("api.openai.com", .internet), ("8.8.8.8", .internet), ("metadata.example.com", .internet),
            ("localhost", .thisMachine), ("LOCALHOST.", .thisMachine), ("a.localhost", .thisMachine),
            ("127.0.0.1", .thisMachine), ("::1", .thisMachine), ("10.0.0.7", .privateNetwork),
            ("fd12::1", .privateNetwork),
            ("metadata.google.internal", .nobody(.metadata)), ("Metadata.Google.Internal.", .nobody(.metadata)),
            ("metadata", .nobody(.metadata)), ("metadata.goog", .nobody(.metadata)),
            ("instance-data", .nobody(.metadata)),
            ("instance-data.ec2.internal", .nobody(.metadata)), ("metadata.azure.internal", .nobody(.metadata)),
            ("169.254.169.254", .nobody(.metadata)), ("168.63.129.16", .nobody(.metadata)),
            ("100.100.100.200", .nobody(.metadata)), ("fd20:ce::254", .nobody(.metadata)),
            ("::ffff:169.254.169.254", .nobody(.metadata)), ("fe80::1", .nobody(.linkLocal)),
            ("0.0.0.0", .nobody(.reserved)), ("::", .nobody(.reserved)), ("64:ff9b::7f00:1", .nobody(.reserved)),
            ("*.example.com", .nobody(.pattern)),
        ] as [(String, UpstreamReach)])
    func hosts(host: String, expected: UpstreamReach) { #expect(UpstreamReach(host: host) == expected) }

    @Test(arguments: [("::ffff:127.0.0.1", "127.0.0.1"), ("::ffff:a00:7", "10.0.0.7"), ("::ffff:8.8.8.8", "8.8.8.8")])
    func anAddressInDisguiseIsToldAsItIs(host: String, plain: String) throws {
        guard case .nobody(let refusal) = UpstreamReach(host: host) else { return #expect(Bool(false), "\(host)") }
        #expect(refusal == .mapped(try #require(IPAddress(plain))) && refusal.phrase.hasSuffix("write \(plain)"))
    }
}
