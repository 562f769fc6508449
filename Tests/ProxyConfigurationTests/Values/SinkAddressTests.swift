import ProxyConfiguration
import Testing

@Suite struct SinkAddressTests {
    @Test func aPathIsNotShown() {
        let address = read("https://hooks.example.com:8443/T024/B05x", as: SinkAddress.self).value
        #expect(address?.address.path == "/T024/B05x" && address?.written == "\"https://hooks.example.com:8443\"")
        #expect(read("hooks.example.com", as: SinkAddress.self).value == nil)
    }
}
