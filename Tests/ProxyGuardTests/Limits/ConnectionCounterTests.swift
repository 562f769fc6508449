import ProxyLimits
import Testing

@Suite struct ConnectionCounterTests {
    private static func address(_ last: UInt8) throws -> AddressKey { try #require(AddressKey([192, 0, 2, last])) }

    @Test func caps() throws {
        let counter = ConnectionCounter(limit: 3, limitPerAddress: 2)
        let (one, two) = (try Self.address(1), try Self.address(2))
        #expect(counter.open(one) && counter.open(one) && !counter.open(one) && counter.open(two))
        #expect(!counter.open(two) && counter.count == 3 && counter.count(one) == 2)
        counter.close(one)
        #expect(counter.open(two) && counter.addressCount == 2)
        counter.setLimits(10, perAddress: 1)
        #expect(!counter.open(one) && counter.count == 3)
    }

    @Test func whatWasNotOpenIsNotClosed() throws {
        let counter = ConnectionCounter(limit: 1, limitPerAddress: 1)
        let one = try Self.address(1)
        counter.close(one)
        #expect(counter.count == 0 && counter.open(one) && !counter.open(one))
        counter.close(one)
        counter.close(one)
        #expect(counter.count == 0 && counter.addressCount == 0)
    }

    @Test func exactInParallel() async throws {
        let counter = ConnectionCounter(limit: 100, limitPerAddress: 10)
        let addresses = try (0..<20 as Range<UInt8>).map { try Self.address($0) }
        let opened = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<1000 { group.addTask { counter.open(addresses[number % 20]) } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(opened == 100 && counter.count == 100)
        #expect(addresses.allSatisfy { counter.count($0) <= 10 })
        await withTaskGroup { group in
            for address in addresses { for _ in 0..<10 { group.addTask { counter.close(address) } } }
        }
        #expect(counter.count == 0 && counter.addressCount == 0)
    }
}
