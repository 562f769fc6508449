import Rules
import Testing

@testable import ProxyRecords

@Suite("Forms of addresses")
struct AddressFormTests {
    @Test(
        "full and truncated",
        arguments: [
            ("192.0.2.77", "192.0.2.77", "192.0.2.0/24"), ("::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:1:2:3::4", "2001:db8:1:2:3::4", "2001:db8:1::/48"), ("[::1]", "::1", "::/48"),
            ("nobody", "[no address]", "[no address]"), ("1.2.3.4\n", "[no address]", "[no address]"),
        ])
    func forms(address: String, full: String, truncated: String) {
        #expect(AddressForm.full.written(address) == full)
        #expect(AddressForm.truncated.written(address) == truncated)
    }

    @Test("hashed: the same for the same address and key, another for others")
    func hashed() {
        let form = AddressForm.hashed(key: Secret([1, 2, 3]))
        let written = form.written("192.0.2.77")
        #expect(written.hasPrefix("ip-") && written.utf8.count == 19)
        #expect(written == form.written("::ffff:192.0.2.77") && written != form.written("192.0.2.78"))
        #expect(written != AddressForm.hashed(key: Secret([1, 2, 4])).written("192.0.2.77"))
    }
}
