import ProxyConfiguration
import Testing

@Suite struct IPAddressReachTests {
    /// Sources: what the clouds write about their metadata services; RFC 6890 for the rest.
    @Test(
        arguments: [
            (
                .metadata,
                [
                    "169.254.169.254", "169.254.170.2", "169.254.170.23", "168.63.129.16", "100.100.100.200",
                    "192.0.0.192",
                    "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:c1::a9fe:a9fe", "fd00:42::42",
                    "fd00:a9fe:a9fe::1",
                    "fd00:100::100:200", "::ffff:169.254.169.254", "::ffff:a83f:8110",
                ]
            ),
            (.linkLocal, ["169.254.0.1", "169.254.255.255", "fe80::1", "febf::1"]),
            (.loopback, ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"]),
            (.privateNetwork, ["10.0.0.1", "172.16.0.1", "192.168.0.1", "fd00::1", "fc00:ec2::254", "fd20:ce::255"]),
            (
                .reserved,
                [
                    "0.0.0.0", "::", "100.64.0.1", "192.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1",
                    "fec0::1",
                    "3fff:fff::1", "255.255.255.255", "ff02::1", "198.51.100.7",
                ]
            ),
            (
                .internet,
                [
                    "1.1.1.1", "168.63.129.17", "2606:4700::1111", "198.51.99.1",
                    "3fff:1000::1", "100.128.0.1",
                ]
            ),
        ] as [(IPAddress.Reach, [String])])
    func reach(expected: IPAddress.Reach, addresses: [String]) throws {
        for text in addresses { #expect(try #require(IPAddress(text)).reach == expected, "\(text)") }
    }
}
