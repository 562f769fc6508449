import ProxyConfiguration
import Testing

@Suite struct WrittenValueTests {
    @Test func partsOfATextStandWhereTheyAre() throws {
        let (list, mismatches) = read(" a, b ,,c", untyped: true, as: Listed<String>.self)
        #expect(mismatches.isEmpty)
        #expect(list?.values == ["a", "b", "c"])
        #expect(list?.items.map(\.range) == [1..<2, 4..<5, 8..<9])
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
