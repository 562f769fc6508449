import TestSupport
import Testing

@testable import SecScan

@Suite struct SharedNamesTests {
    @Test func eachNameOnce() {
        let shared = SharedNames()
        #expect(shared.names.isEmpty)
        let found = ["a", "", "b", "a", ""].map { text in
            Array(text.utf8).withUnsafeBytes { shared.number(of: $0) }
        }
        #expect(found.map(\.number) == [0, 1, 2, 0, 1])
        #expect(found.map(\.isNew) == [true, true, true, false, false])
        #expect(shared.names == [Array("a".utf8), [], Array("b".utf8)])
    }

    /// Several threads agree on the numbers, and each name is new to one of them.
    @Test func severalThreads() async {
        var random = SeededGenerator(seed: 11)
        let names = (0..<3000).map {
            Array("\($0)-".utf8) + random.bytes(Int.random(in: 0..<30, using: &random))
        }
        let shared = SharedNames()
        let found = await withTaskGroup(of: (numbers: [Int], new: Int).self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let results = names.map { name in name.withUnsafeBytes { shared.number(of: $0) } }
                    return (results.map(\.number), results.count { $0.isNew })
                }
            }
            var all: [(numbers: [Int], new: Int)] = []
            for await result in group { all.append(result) }
            return all
        }
        #expect(found.reduce(0) { $0 + $1.new } == names.count)
        #expect(Set(found.map(\.numbers)).count == 1)
        #expect(shared.names.count == names.count)
        for (name, number) in zip(names, found[0].numbers) { #expect(shared.names[number] == name) }
    }
}
