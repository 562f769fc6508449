import Testing

@testable import Dockerfile

@Suite("Persistent map")
struct PersistentMapTests {
    @Test("older versions stay as they are")
    func versions() {
        var map = PersistentMap<Int>()
        map["a"] = 1
        let old = map
        map["a"] = 2
        map["b"] = 3
        #expect(old["a"] == 1 && old["b"] == nil)
        #expect(map["a"] == 2 && map["b"] == 3)
        #expect(old.keys == ["a"])
    }

    @Test("many keys in order are kept in balance")
    func many() {
        var map = PersistentMap<Int>()
        for number in 0..<5000 { map["k\(number)"] = number }
        #expect(map.keys == (0..<5000).map { "k\($0)" }.sorted())
        for number in 0..<5000 where map["k\(number)"] != number { Issue.record("\(number)") }
    }
}
