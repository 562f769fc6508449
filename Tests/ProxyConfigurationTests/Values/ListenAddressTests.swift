import Testing

@testable import ProxyConfiguration

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", true, false), ("[::1]:80", true, false), ("localhost:1", true, false),
        ("unix:/run/x", true, false),
        ("Localhost:1", true, false), ("x.localhost:1", true, false), (":8080", false, true),
        ("0.0.0.0:80", false, true), ("[::]:80", false, true), ("10.0.0.1:80", false, false),
        ("proxy.internal:80", false, false),
    ])
    func kinds(text: String, isLoopback: Bool, isEveryAddress: Bool) throws {
        let address = try #require(read(text, as: ListenAddress.self).value)
        #expect(address.isLoopback == isLoopback && address.isEveryAddress == isEveryAddress)
        if !text.hasPrefix(":") { #expect(address.written == "\"\(text)\"") }
    }

    @Test(arguments: [
        ("0.0.0.0:80", ":80", true), ("127.0.0.1:80", "[::]:80", true), ("A:80", "a:80", true),
        ("[::1]:80", "[0::1]:80", true),
        ("127.0.0.1:80", "127.0.0.2:80", false), (":80", ":81", false), ("unix:/a", "unix:/a", true),
        ("unix:/a", ":80", false),
    ])
    func twoAtOnePlace(one: String, other: String, expected: Bool) throws {
        let (one, other) = (ListenAddress(one), ListenAddress(other))
        #expect(try #require(one).excludes(#require(other)) == expected)
        #expect(try #require(other).excludes(#require(one)) == expected)
    }

    @Test(arguments: [
        "8080", "127.0.0.1", "127.0.0.1:0", "unix:x", "unix:/", ":99999", "*:80", "::1:80", "0:8081", "10.1:80", "",
    ])
    func refused(text: String) { #expect(read(text, as: ListenAddress.self).value == nil) }
}
