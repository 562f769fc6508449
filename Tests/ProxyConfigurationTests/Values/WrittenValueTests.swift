import ProxyConfiguration
import Testing

@Suite struct WrittenValueTests {
    @Test func partsOfATextStandWhereTheyAre() throws {
        let (list, mismatches) = read(" a, b ,,c", untyped: true, as: Listed<String>.self)
        #expect(mismatches.isEmpty)
        #expect(list?.values == ["a", "b", "c"])
        #expect(list?.items.map(\.range) == [1..<2, 4..<5, 8..<9])
    }

    @Test func aListInQuotesLosesItsSigns() {
        let list = read("[\"a\", 'b' ,c,\"\"]", untyped: true, as: Listed<String>.self).value
        #expect(list?.values == ["a", "b", "c"] && list?.items.map(\.range) == [2..<3, 7..<8, 11..<12])
        #expect(read("[", untyped: true, as: Listed<String>.self).value?.values == ["["])
    }

    @Test func escapesMakeAllPartsStandWhereTheWholeDoes() {
        var mismatches: [Mismatch] = []
        let written = WrittenValue(.untyped("a,b"), range: 10..<17, line: 1)
        #expect(Listed<String>.read(written, &mismatches)?.items.map(\.range) == [10..<17, 10..<17])
    }

    @Test func aTypedTextIsNoList() {
        #expect(read("a,b", as: Listed<String>.self).value == nil)
    }
}
