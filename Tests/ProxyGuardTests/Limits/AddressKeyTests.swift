import Testing

@testable import ProxyLimits

@Suite struct AddressKeyTests {
    private static let site: [UInt8] = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 1]

    @Test func version6ByItsFirst64Bits() {
        let one = AddressKey(Self.site + [0, 0, 0, 0, 0, 0, 0, 1])
        #expect(one != nil && one == AddressKey(Self.site + [9, 9, 9, 9, 9, 9, 9, 9]))
        #expect(one != AddressKey([0x20, 1, 0xD, 0xB8, 0, 0, 0, 2] + [0, 0, 0, 0, 0, 0, 0, 1]))
    }

    @Test func version4Whole() {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 192, 0, 2, 1]
        #expect(AddressKey([192, 0, 2, 1]) != nil && AddressKey([192, 0, 2, 1]) == AddressKey(mapped))
        #expect(AddressKey([192, 0, 2, 1]) != AddressKey([192, 0, 2, 2]))
        #expect(AddressKey([0, 0, 0, 0]) != AddressKey([UInt8](repeating: 0, count: 16)))
    }

    @Test(arguments: [0, 3, 5, 15, 17]) func otherLengths(count: Int) {
        #expect(AddressKey([UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func neighbourhood() throws {
        let one = try #require(AddressKey([192, 0, 2, 1])).neighbourhood
        #expect(try #require(AddressKey([192, 0, 99, 7])).neighbourhood == one)
        #expect(try #require(AddressKey([192, 1, 2, 1])).neighbourhood != one)
        let six = try #require(AddressKey(Self.site + Self.site)).neighbourhood
        #expect(try #require(AddressKey([0x20, 1, 0xD, 0xB8, 7, 7, 7, 7] + Self.site)).neighbourhood == six)
        #expect(try #require(AddressKey([0x20, 1, 0xD, 0xB9, 7, 7, 7, 7] + Self.site)).neighbourhood != six)
    }
}
