import TestSupport
import Testing

@testable import ProxyGuards

@Suite struct LiteralSearchTests {
    private static func ends(of literal: String, in text: String, cut: Int) -> [Int] {
        var search = LiteralSearch(Array(literal.utf8))
        var ends: [Int] = []
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let piece = Array(bytes[start..<min(bytes.count, start + cut)])
            var from = 0
            while let end = piece.withUnsafeBytes({ search.firstEnd(in: $0, from: from) }) {
                ends.append(start + end)
                from = end
            }
            start += cut
        }
        return ends
    }

    @Test func shortCredentialsAreNotLookedFor() {
        #expect(LiteralSearch(credential: Array("7 bytes".utf8)) == nil)
        #expect(LiteralSearch(credential: Array("8 bytes.".utf8))?.literal.count == 8)
    }

    @Test(arguments: [
        ("abab", "abababab", [4, 8]), ("aab", "aaaaab", [6]), ("abcabd", "abcabcabd", [9]), ("x", "", []),
        ("--b", "----b--b", [5, 8]), ("aaa", "aa", []),
    ])
    func findsEveryPlaceHoweverItIsCut(literal: String, text: String, ends: [Int]) {
        for cut in 1...9 { #expect(Self.ends(of: literal, in: text, cut: cut) == ends, "\(literal) \(cut)") }
    }

    @Test func tellsHowMuchMayBeItsBeginning() {
        var search = LiteralSearch(Array("secret".utf8))
        #expect(withBytes("a secre") { search.firstEnd(in: $0) } == nil && search.matched == 5)
        #expect(withBytes("s") { search.firstEnd(in: $0) } == nil && search.matched == 1)
        search.reset()
        #expect(withBytes("ecret") { search.firstEnd(in: $0) } == nil && search.matched == 0)
        #expect(withBytes("the secret.") { search.isIn($0) })
        #expect(!withBytes("the Secret.") { search.isIn($0) })
    }

    @Test func seesThroughEscapesOfJSON() throws {
        let search = LiteralSearch(Array("provider-key".utf8))
        func tells(_ text: String) throws -> Bool {
            try withBytes(text) { try StrictJSON.read($0).tells(search, in: $0) }
        }
        #expect(try tells(#"{"a":"\u0070rovider-key"}"#))
        #expect(try tells(#"{"provider\u002dkey":1}"#))
        #expect(try !tells(#"{"a":"\u0070rovider"}"#))
    }

    @Test func nothingIsNowhere() {
        let search = LiteralSearch([])
        #expect(!withBytes("a") { search.isIn($0) })
    }
}
