import Testing

@testable import ProxyManagement

@Suite("Provider key context")
struct ProviderKeyContextTests {
    @Test("a row has its own")
    func own() {
        let text = ProviderKeyContext.text(id: "key_a", upstream: "b")
        #expect(text != ProviderKeyContext.text(id: "key_b", upstream: "b"))
        #expect(text != ProviderKeyContext.text(id: "key_a", upstream: "c"))
    }
}
