import Testing

@testable import SecScan

@Suite struct NameTableTests {
    private static func names(_ count: Int) -> [[UInt8]] {
        var random = SeededGenerator(seed: 11)
        return (0..<count).map { Array("\($0)-".utf8) + random.bytes(Int.random(in: 0..<30, using: &random)) }
    }

    @Test(arguments: [0, 1, 2047, 2049, 20_000])
    func eachNameOnce(count: Int) {
        let names = Self.names(count)
        var table = NameTable()
        for round in 0..<2 {
            for (number, name) in names.enumerated() {
                let (found, isNew) = name.withUnsafeBytes { table.number(of: $0) }
                guard found == number, isNew == (round == 0) else {
                    Issue.record("\(name) is \(found)")
                    return
                }
            }
        }
        #expect(table.names == names)
    }

    /// Names that share their length, their first eight bytes, or all but the last one.
    @Test func namesThatAreAlike() {
        let texts = ["", "a", "b", "aa", "12345678", "123456789", "12345678a", "1234567", "\0", "\0\0", "12345678\0"]
        var table = NameTable()
        let numbers = texts.map { text in Array(text.utf8).withUnsafeBytes { table.number(of: $0).number } }
        #expect(numbers == Array(texts.indices))
    }

    /// Several threads agree on the numbers, and each name is new to one of them.
    @Test func severalThreads() async {
        let names = Self.names(3000)
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
