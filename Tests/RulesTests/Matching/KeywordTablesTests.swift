import Testing

@testable import Rules

@Suite("KeywordTables")
struct KeywordTablesTests {
    private static func withTables(_ keywords: [KeywordFilter.Keyword], _ body: (KeywordTables) -> Void) {
        var list = KeywordList()
        for keyword in keywords { list.append(keyword) }
        let tables = KeywordTables(list)
        defer { tables.deallocate() }
        body(tables)
    }

    /// Of each entry of a piece's bucket the keyword.
    private static func keywords(_ tables: KeywordTables, at piece: String) -> [Int] {
        let gram = piece.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return tables.bucket(KeywordTables.hash(KeywordTables.fold(gram))).map { Int(tables.entries[$0].keyword) }
    }

    private static func isSet(_ tables: KeywordTables, _ piece: String) -> Bool {
        let gram = piece.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return tables.table.bit(KeywordTables.hash(KeywordTables.fold(gram))) == 1
            && [gram, gram << 8].allSatisfy { seen in
                tables.pairs.bit(KeywordTables.pairHash(KeywordTables.fold(seen))) == 1
            }
    }

    @Test("a piece is entered once, folded, and keywords of one bucket are in their order")
    func pieces() {
        Self.withTables(["Ab1_", "xyzw", "aB1_", "ab1_"].map { .init($0, ignoresCase: false) }) { tables in
            #expect(Self.keywords(tables, at: "ab1_") == [0, 2, 3])
            #expect(Self.keywords(tables, at: "XYZW") == [1])
            #expect(Self.isSet(tables, "AB1_") && Self.isSet(tables, "xyzw") && !Self.isSet(tables, "none"))
        }
    }

    @Test("three bytes are entered with everything that may follow, in each bucket once")
    func threeBytes() {
        Self.withTables([.init("abc", ignoresCase: false)]) { tables in
            for byte in UInt8(0x20)..<0x7F {
                let piece = "abc" + String(UnicodeScalar(byte))
                #expect(Self.isSet(tables, piece))
                #expect(Self.keywords(tables, at: piece) == [0])
            }
        }
        var limited = KeywordFilter.Keyword("abc", ignoresCase: false)
        limited.tail = [ByteSet(UInt8(ascii: "7"))]
        Self.withTables([limited]) { tables in
            #expect(Self.isSet(tables, "abc7") && !Self.isSet(tables, "abcx"))
        }
    }

    @Test("tables are as large as there are pieces")
    func sizes() {
        Self.withTables([.init("password", ignoresCase: false)]) { tables in
            #expect(tables.table.wordCount == 1 << 7 && tables.pairs.wordCount == 1 << 5)
        }
        let many = (10_000..<18_000).map { KeywordFilter.Keyword("\($0)", ignoresCase: false) }
        Self.withTables(many) { tables in
            #expect(tables.table.wordCount == 1 << 15 && tables.pairs.wordCount == 1 << 12)
            #expect(many.allSatisfy { Self.isSet(tables, String(decoding: $0.bytes.prefix(4), as: UTF8.self)) })
        }
    }

    @Test("made from tables of the first keywords they are the same", arguments: [0, 1, 2, 700, 6000, 6700])
    func extended(first: Int) {
        var keywords: [KeywordFilter.Keyword] = [
            .init("a_b-c.d.e", ignoresCase: false), .init("abc", ignoresCase: true),
        ]
        for number in 0..<6_698 {
            keywords.append(.init("k\(number % 1500)_\(number % 7)", ignoresCase: number % 2 == 0))
        }
        var (list, known) = (KeywordList(), KeywordList())
        for (index, keyword) in keywords.enumerated() {
            list.append(keyword)
            if index < first { known.append(keyword) }
        }
        let base = KeywordTables(known)
        let (whole, extended) = (KeywordTables(list), KeywordTables(list, beginningWith: base))
        // What it was made from is not needed any more.
        base.deallocate()
        defer {
            whole.deallocate()
            extended.deallocate()
        }
        #expect(extended.table.wordCount == whole.table.wordCount)
        #expect(extended.pairs.wordCount == whole.pairs.wordCount)
        #expect(extended.pieceLead == whole.pieceLead && extended.pieceTail == whole.pieceTail)
        for piece in UInt32(0)..<200_000 {
            let hash = KeywordTables.hash(piece &* 0x9E37_79B1)
            guard whole.table.bit(hash) == extended.table.bit(hash), whole.pairs.bit(hash) == extended.pairs.bit(hash),
                whole.bucket(hash) == extended.bucket(hash)
            else { return #expect(Bool(false), "piece \(piece)") }
        }
        #expect(extended.entryCount == whole.entryCount)
        let areSame = (0..<whole.entryCount).allSatisfy { whole.entries[$0] == extended.entries[$0] }
        #expect(areSame)
    }

    @Test("knows how far pieces are from either end")
    func distances() {
        Self.withTables([.init("abc", ignoresCase: false), .init("password0x9", ignoresCase: false)]) { tables in
            #expect(tables.pieceLead == 1 && tables.pieceTail == 10)
        }
        Self.withTables([]) { tables in
            #expect(tables.pieceLead == 0 && tables.pieceTail == 0)
        }
    }
}
