import Rules
import Testing

@testable import Checks

@Suite("HadolintMailAddress")
struct HadolintMailAddressTests {
    @Test(
        "addresses",
        arguments: [
            "a@b", "a.b+c@d-e.example", "\"a b\".c@d", #""a\"b"@c"#, "a@[192.0.2.1]", "(x)a @ b(y)", " a@b.c. ",
        ])
    func addresses(text: String) {
        #expect(HadolintMailAddress.isValid(text))
    }

    @Test(
        "others",
        arguments: [
            "a", "@b", "a@", "a b@c", "a..b@c", ".a@b", "a@-b", "a@b-", "a@b_c", "ä@b", "a@ä", "a\"b\"@c", "\"a@b",
            String(repeating: "a", count: 65) + "@b", "a@" + String(repeating: "b", count: 64),
        ])
    func others(text: String) {
        #expect(!HadolintMailAddress.isValid(text))
    }
}
