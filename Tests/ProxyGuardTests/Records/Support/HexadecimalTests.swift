import Testing

@testable import ProxyRecords

@Suite("Hexadecimal")
struct HexadecimalTests {
    @Test("bytes come back; other digits and odd numbers of them are none")
    func roundTrip() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes).utf8) == bytes)
        #expect(Hexadecimal.text([0, 0xAB]) == "00ab")
        #expect(Hexadecimal.bytes("abc".utf8) == nil && Hexadecimal.bytes("AB".utf8) == nil)
    }
}
