import Testing

@testable import ProxyLimits

@Suite struct AccountTableTests {
    private let demand = Demand(modelTokens: 0, microDollars: 0, day: 1, now: 0)

    private func used(_ table: inout AccountTable, _ key: LimitKey, _ policy: LimitPolicy = .unlimited) -> Int32 {
        let slot = table.insert(key, .token, at: 0)
        table.accounts[Int(slot)].charge(policy, demand)
        table.hold(slot)
        return slot
    }

    private func end(_ table: inout AccountTable, _ slot: Int32) {
        table.accounts[Int(slot)].settle(demand, demand, countsModelTokens: false)
        table.release(slot)
    }

    @Test func theIdleGoFirst() {
        var table = AccountTable(capacity: LimiterCapacity(tokens: 2))
        let (one, two) = (LimitKey("1"), LimitKey("2"))
        let (first, second) = (used(&table, one), used(&table, two))
        #expect(!table.hasRoom(.token, at: .seconds(1000)) && table.hasRoom(.project, at: 0))
        end(&table, second)
        #expect(!table.hasRoom(.token, at: .seconds(59.9)) && table.hasRoom(.token, at: .seconds(60)))
        let third = table.insert(LimitKey("3"), .token, at: .seconds(60))
        #expect(third == second && table.slot(of: two, .token) == nil && table.slot(of: one, .token) == first)
        #expect(table.count(.token) == 2 && table.accounts[Int(third)].total == 0)
    }

    @Test func whatTheStoreWasNotToldStays() {
        var table = AccountTable(capacity: LimiterCapacity(tokens: 1))
        let slot = used(&table, LimitKey("1"))
        _ = table.accounts[Int(slot)].note(day: 1, requests: 1, modelTokens: 0, microDollars: 0)
        end(&table, slot)
        #expect(!table.hasRoom(.token, at: .seconds(100)))
        _ = table.accounts[Int(slot)].takePending()
        #expect(table.hasRoom(.token, at: .seconds(100)))
    }

    @Test func pinnedOnesStay() {
        var table = AccountTable(capacity: LimiterCapacity(tokens: 1))
        let slot = used(&table, LimitKey("1"), LimitPolicy(totalRequests: 5))
        end(&table, slot)
        #expect(!table.hasRoom(.token, at: .seconds(10_000)))
        #expect(table.forget(LimitKey("1"), .token) == slot)
        table.release(slot)
        #expect(table.count(.token) == 0 && table.id(of: slot) == nil && table.forget(LimitKey("1"), .token) == nil)
    }

    @Test func scopesAreApart() throws {
        var table = AccountTable(capacity: LimiterCapacity())
        let key = LimitKey("same")
        let (token, project) = (table.insert(key, .token, at: 0), table.insert(key, .project, at: 0))
        let address = try #require(AddressKey([1, 2, 3, 4]))
        let place = table.insert(address, at: 0)
        #expect(Set([token, project, place, 0, 1, 2]).count == 6)
        #expect(table.slot(of: key, .project) == project && table.slot(of: address) == place)
        #expect(table.id(of: project)?.scope == .project && table.id(of: place) == nil)
        #expect(LimitScope.allCases.map { table.count($0) } == [1, 1, 1, 1])
    }
}
