import Testing

@testable import SecScan

@Suite struct AddressMaskTests {
    @Test(arguments: [
        ("address = \"postgres://app:5/slash@db.internal/app?x=y", "address = \"postgres://***@db.internal/app?x=y"),
        ("git clone https://tok@h/a b@c", "git clone https://***@h/a b@c"),
        ("redis://:a@b?c@d 'x://e@f'", "redis://***@d 'x://***@f'"),
        ("see http://a.example.com/b, mail c@d.e", "see http://a.example.com/b, mail c@d.e"), ("a:b@c", "a:b@c"),
        ("", ""), ("https://a.example.com/@b/c@1", "https://a.example.com/@b/c@1"),
        ("https://tok@h/@b/c@1", "https://***@h/@b/c@1"),
        ("…pass/word@host x@y", "…***@host x@y"), ("…word host", "…word host"), ("x=amqp://u:pas…", "x=amqp://***…"),
        ("x=http://example.com/a…", "x=http://example.com/a…"),
    ])
    func logins(text: String, expected: String) { #expect(AddressMask.masked(text) == expected) }

    @Test func everyAddressOfALongLine() {
        let line = String(repeating: "x://a@b ", count: 20_000)
        #expect(AddressMask.masked(line) == String(repeating: "x://***@b ", count: 20_000))
    }
}
