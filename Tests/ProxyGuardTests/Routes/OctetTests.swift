import Testing

@testable import ProxyRoutes

@Suite struct OctetTests {
    private func members(_ isMember: (UInt8) -> Bool) -> String {
        String(decoding: (UInt8.min...UInt8.max).filter(isMember), as: UTF8.self)
    }

    private let alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

    @Test func classes() {
        #expect(members(Octet.isDigit) == "0123456789")
        #expect(members(Octet.isAlphanumeric) == alphanumeric)
        #expect(Set(members(Octet.isUnreserved)) == Set(alphanumeric + "-._~"))
        #expect(Set(members { Octet.isToken($0) }) == Set(alphanumeric + "!#$%&'*+-.^_`|~"))
        #expect(members(Octet.isVisible).utf8.count == 94)
    }

    @Test func texts() {
        #expect(Octet.isToken("a-b"))
        #expect(!Octet.isToken(""))
        #expect(Octet.equalsIgnoringCase("Bearer [", "bEARER ["))
        #expect(!Octet.equalsIgnoringCase("[", "{"))
        #expect(!Octet.equalsIgnoringCase("\u{212A}", "k"))
        #expect(Octet.trimmed(" \ta b\t ") == "a b")
        #expect(Octet.trimmed(" \t") == "")
    }
}
