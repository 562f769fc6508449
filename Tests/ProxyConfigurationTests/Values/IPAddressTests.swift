import ProxyConfiguration
import Testing

@Suite struct IPAddressTests {
    @Test(
        arguments: [
            ("127.0.0.1", [127, 0, 0, 1]), ("::ffff:10.1.2.3", [10, 1, 2, 3]),
            ("::1", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            ("2001:db8::a:b", [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 11]),
            ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]),
            ("fe80::", [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ] as [(String, [UInt8])])
    func bytes(text: String, expected: [UInt8]) { #expect(IPAddress(text)?.bytes == expected) }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.x", "::1::", "1:2:3", ":1:2:3:4:5:6:7:8", "12345::",
        "1:2:3:4:5:6:7:8:9", "::1.2.3", "g::",
    ])
    func none(text: String) { #expect(IPAddress(text) == nil) }

    @Test(
        arguments: [
            ("127.0.0.1", "127.0.0.1"), ("::ffff:10.1.2.3", "10.1.2.3"), ("::1", "::1"), ("::", "::"),
            ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
            ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("fe80:0:0:0:0:0:0:0", "fe80::"),
        ])
    func written(text: String, expected: String) { #expect(IPAddress(text)?.description == expected) }

    @Test func kinds() {
        #expect(["127.9.9.9", "::1"].allSatisfy { IPAddress($0)?.isLoopback == true })
        #expect(
            ["0.0.0.0", "::"].allSatisfy { IPAddress($0)?.isUnspecified == true && IPAddress($0)?.isLoopback == false })
        #expect(
            ["10.0.0.1", "172.31.0.1", "192.168.3.4", "fd00::1", "fe80::1"].allSatisfy {
                IPAddress($0)?.isPrivate == true
            })
        #expect(["172.32.0.1", "8.8.8.8", "2001:db8::1"].allSatisfy { IPAddress($0)?.isPrivate == false })
    }
}
