import ProxyConfiguration
import Testing

@Suite struct TLSVersionTests {
    @Test(arguments: [
        ("1.2", TLSVersion.tls12), ("TLSv1.1", .tls11), ("tls1.3", .tls13), ("TLSv1", .tls10), ("SSLv3", .ssl3),
        ("TLS 1.2", .tls12),
    ])
    func spellings(text: String, expected: TLSVersion) {
        #expect(read(text, untyped: true, as: TLSVersion.self).value == expected)
    }

    @Test func theyHaveAnOrder() {
        #expect(TLSVersion.allCases == TLSVersion.allCases.sorted())
        #expect(TLSVersion.tls11 < .tls12 && !(TLSVersion.tls13 < .tls12))
    }
}
