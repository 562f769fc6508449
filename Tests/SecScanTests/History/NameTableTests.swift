import TestSupport
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
}
