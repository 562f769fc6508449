import Testing

@testable import ProxyLimits

@Suite struct SlotListsTests {
    @Test func orderOfAppending() {
        var lists = SlotLists(count: 2)
        for slot: Int32 in [3, 0, 5] { lists.append(slot, to: 0) }
        lists.append(1, to: 1)
        #expect(lists.first(of: 0) == 3 && lists.first(of: 1) == 1)
        lists.remove(0)
        lists.remove(0)
        lists.remove(3)
        #expect(lists.first(of: 0) == 5)
        lists.remove(5)
        lists.remove(99)
        #expect(lists.first(of: 0) == nil && lists.first(of: 1) == 1)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func againstArrays(seed: UInt64) {
        var generator = Seeded(seed)
        var lists = SlotLists(count: 3)
        var model: [[Int32]] = [[], [], []]
        for _ in 0..<3000 {
            let slot = Int32.random(in: 0..<20, using: &generator)
            lists.remove(slot)
            for list in 0..<3 { model[list].removeAll { $0 == slot } }
            if Int.random(in: 0..<3, using: &generator) > 0 {
                let list = Int.random(in: 0..<3, using: &generator)
                lists.append(slot, to: list)
                model[list].append(slot)
            }
            for list in 0..<3 { #expect(lists.first(of: list) == model[list].first) }
        }
    }
}
