import Testing

@testable import SourceCode

@Suite struct SourceFileTests {
    /// For each bracket its counterpart; nil if nothing closes it.
    private func pairs(_ code: String) -> [Int?] {
        let file = SourceFile(Array(code.utf8), language: .javascript)
        return file.tokens.indices.map { Int(file.tokens[$0].partner) == $0 ? nil : Int(file.tokens[$0].partner) }
    }

    @Test func bracketsBelongTogether() {
        #expect(pairs("a(b[c])") == [nil, 6, nil, 5, nil, 3, 1])
        #expect(pairs("(a]") == [nil, nil, nil])
        #expect(pairs("(a[b)") == [4, nil, nil, nil, 0])
        #expect(pairs("a)") == [nil, nil])
    }

    @Test func neighboursAndGroups() {
        let file = SourceFile(Array("a(b, c) d".utf8), language: .javascript)
        #expect(file.next(0) == 1)
        #expect(file.next(1) == 6)
        #expect(file.previous(6) == 1)
        #expect(file.previous(2) == nil)
        #expect(file.enclosingGroup(of: 4) == 1)
        #expect(file.enclosingGroup(of: 6) == nil)
    }

    @Test func aDeepFileIsRead() {
        let code = String(repeating: "(", count: 20_000) + String(repeating: ")", count: 20_000)
        let file = SourceFile(Array(code.utf8), language: .go)
        #expect(file.tokens.first?.partner == 39_999)
    }
}
