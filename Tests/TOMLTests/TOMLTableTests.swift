import TOML
import Testing

@Suite("Tables")
struct TOMLTableTests {
    /// From nine keys on a dictionary finds them.
    @Test("Keys keep the order of the file and are found", arguments: [0, 1, 7, 8, 9, 10, 100])
    func order(_ count: Int) throws {
        let names = (0..<count).map { "k\($0 * 7919 % 1009)" }
        let table = try TOMLDocument.parse(names.map { "\($0) = '\($0)'\n" }.joined())
        #expect(table.keys == names)
        #expect(names.allSatisfy { table[$0]?.string == $0 })
        #expect(names.enumerated().allSatisfy { table.line(of: $1) == $0 + 1 })
        #expect(table["other"] == nil)
        for name in names {
            let document = names.map { "\($0) = 1\n" }.joined() + "\(name) = 2"
            let error = #expect(throws: TOMLError.self) { try TOMLDocument.parse(document) }
            #expect(error?.line == count + 1)
        }
    }

    @Test("Keys are compared byte for byte", arguments: [0, 20])
    func bytes(_ others: Int) throws {
        let document = (0..<others).map { "k\($0) = 0\n" }.joined() + "\"\\u00E9\" = 1\n\"e\\u0301\" = 2"
        let table = try TOMLDocument.parse(document)
        #expect(table["\u{E9}"]?.int == 1)
        #expect(table["e\u{301}"]?.int == 2)
    }
}
