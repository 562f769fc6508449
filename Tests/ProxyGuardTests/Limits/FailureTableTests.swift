import Testing

@testable import ProxyLimits

@Suite struct FailureTableTests {
    private let settings = FailureSettings(threshold: 3, capacity: 10)

    private func address(_ number: UInt32) throws -> AddressKey { try #require(AddressKey(version4: number)) }

    @Test func aFloodFreesNobody() throws {
        var table = FailureTable<AddressKey>()
        let guesser = try address(0x0A00_0001)
        for _ in 0..<3 { table.fail(guesser, settings, at: 0) }
        table.fail(guesser, settings, at: .seconds(1))
        #expect(table.wait(guesser, at: .seconds(1)) == .seconds(2))
        for number in 0..<5000 as Range<UInt32> {
            table.fail(try address(0xC000_0000 + number), settings, at: .seconds(1))
        }
        #expect(table.count == 10 && table.wait(guesser, at: .seconds(1)) == .seconds(2))
        // Its level is kept too, for as long as it matters.
        for number in 0..<5000 as Range<UInt32> {
            table.fail(try address(0xC100_0000 + number), settings, at: .seconds(100))
        }
        table.fail(guesser, settings, at: .seconds(100))
        #expect(table.wait(guesser, at: .seconds(100)) == .seconds(4) && table.count == 10)
    }

    @Test func withoutRoomNeighboursAreCountedTogether() throws {
        var table = FailureTable<AddressKey>()
        for number in 0..<10 as Range<UInt32> { table.fail(try address(number), settings, at: 0) }
        for number in 0..<3 as Range<UInt32> { table.fail(try address(0xC000_0000 + number), settings, at: 0) }
        #expect(try table.wait(address(0xC000_7777), at: 0) == .seconds(1))
        // Those that have a record of their own are not concerned, and most others are not either.
        #expect(try table.wait(address(0), at: 0) == 0)
        let concerned = try (0..<1000 as Range<UInt32>).count { table.wait(try address($0 << 16 | 0xFFFF), at: 0) > 0 }
        #expect(concerned < 50)
    }

    @Test func roomIsFoundAgain() throws {
        var table = FailureTable<AddressKey>()
        for number in 0..<10 as Range<UInt32> {
            for _ in 0..<(number < 5 ? 3 : 1) { table.fail(try address(number), settings, at: 0) }
        }
        // The ones that never locked go after a minute, the others after half an hour.
        for number in 10..<20 as Range<UInt32> { table.fail(try address(number), settings, at: .seconds(60)) }
        #expect(try table.wait(address(0), at: 0) > 0 && table.wait(address(4), at: 0) > 0)
        for _ in 0..<2 { table.fail(try address(14), settings, at: .seconds(60)) }
        #expect(try table.wait(address(14), at: .seconds(60)) > 0 && table.wait(address(13), at: .seconds(60)) == 0)
        for number in 20..<30 as Range<UInt32> { table.fail(try address(number), settings, at: .seconds(1900)) }
        #expect(try table.wait(address(0), at: .seconds(1900)) == 0 && table.count == 10)
    }

    @Test func forgiven() {
        var table = FailureTable<LimitKey>()
        for _ in 0..<3 { table.fail(LimitKey("tok_a"), settings, at: 0) }
        #expect(table.wait(LimitKey("tok_a"), at: 0) > 0)
        table.forgive(LimitKey("tok_a"))
        table.forgive(LimitKey("tok_b"))
        #expect(table.wait(LimitKey("tok_a"), at: 0) == 0 && table.count == 0)
        table.fail(LimitKey("tok_a"), settings, at: 0)
        #expect(table.wait(LimitKey("tok_a"), at: 0) == 0 && table.count == 1)
    }
}
