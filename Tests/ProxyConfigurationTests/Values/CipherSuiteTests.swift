import ProxyConfiguration
import Testing

@Suite struct CipherSuiteTests {
    @Test(arguments: [
        "ECDHE-RSA-AES128-GCM-SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
        "DHE-RSA-CHACHA20-POLY1305",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
    ])
    func strong(name: String) { #expect(CipherSuite(name).weakness == nil) }

    @Test(arguments: [
        "RC4-SHA", "DES-CBC3-SHA", "ECDHE-RSA-AES128-SHA", "AES128-GCM-SHA256", "NULL", "EXP-RC4-MD5",
        "ADH-AES128-GCM-SHA256",
        "TLS_RSA_WITH_AES_128_GCM_SHA256", "DEFAULT@SECLEVEL=0", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    ])
    func weak(name: String) { #expect(CipherSuite(name).weakness != nil) }

    @Test func names() {
        #expect(
            read("A B", as: CipherSuite.self).value == nil && read("A-B", as: CipherSuite.self).value?.name == "A-B")
    }

    @Test(arguments: [
        ("ECDHE-RSA-AES128-GCM-SHA256", true), ("TLS_RSA_WITH_3DES_EDE_CBC_SHA", true),
        ("HIGH:!aNULL:@SECLEVEL=1", true),
        ("k9Qz7Lm2Xv4", false), ("RC4-k9Qz", false), ("RC4-1234", false),
    ])
    func whatIsNoSuiteIsNotShown(name: String, isShown: Bool) {
        #expect(CipherSuite(name).shownName == (isShown ? name : nil))
        #expect(CipherSuite(name).written == (isShown ? "\"\(name)\"" : "\"***\""))
    }
}
