import Testing

@testable import SecScan

@Suite struct ObjectIDTests {
    private static let text = "00112233445566778899aabbccddeeff01020304"

    @Test func digitsAndBytes() throws {
        let id = try #require(ObjectID(hexadecimal: Self.text))
        #expect(id.description == Self.text)
        #expect(ObjectID(hexadecimal: Self.text.uppercased()) == id)
        let bytes: [UInt8] = [
            0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 1, 2, 3, 4,
        ]
        #expect(bytes.withUnsafeBytes { $0.baseAddress.map { ObjectID($0) } } == id)
        #expect(ObjectID(id.raw) == id)
    }

    @Test(arguments: ["", String(text.dropLast()), text + "0", "g" + text.dropFirst(), "ü" + text.dropFirst(2)])
    func noID(text: String) { #expect(ObjectID(hexadecimal: text) == nil) }

    @Test func zero() throws {
        #expect(ObjectID.zero.isZero)
        #expect(ObjectID.zero.description == String(repeating: "0", count: 40))
        let last = try #require(ObjectID(hexadecimal: String(repeating: "0", count: 39) + "1"))
        #expect(!last.isZero)
    }

    /// Ids sort like their digits, wherever they differ.
    @Test(arguments: [0, 7, 15, 16, 31, 32, 39])
    func order(position: Int) throws {
        func id(_ digit: String) throws -> ObjectID {
            let zeros = String(repeating: "0", count: position)
            return try #require(ObjectID(hexadecimal: zeros + digit + String(repeating: "5", count: 39 - position)))
        }
        let ids = [try id("f"), try id("1"), try id("8")]
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }
}
