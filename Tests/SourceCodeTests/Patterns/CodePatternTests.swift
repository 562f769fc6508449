import Testing

@testable import SourceCode

@Suite struct CodePatternTests {
    @Test(arguments: [
        ("cors({ origin: $O })", [["cors"], ["origin"]], [0]), (".allow_origin(Any)", [["allow_origin"], ["Any"]], []),
        ("$X = require('cors', $Y)", [["require"], ["cors"]], [0, 1]),
        ("`verify|strict`: false", [["verify", "strict"], ["false"]], []), ("['Access'] = $V", [["Access"]], [0]),
    ])
    func whatAMatchHolds(_ text: String, _ words: [[String]], _ bound: [Int]) throws {
        let pattern = try CodePattern(text)
        #expect(pattern.words.map { $0.map(\.text) } == words)
        #expect(pattern.bound == bound)
    }

    @Test func whatStandsAroundItsWords() throws {
        let words = Array(try CodePattern("`a|b` = c({'d': $V, e, ...}, f).g").words.joined())
        let signs: [String?] = words.map { word in word.sign.map { String(UnicodeScalar($0)) } }
        #expect(words.map(\.text) == ["a", "b", "c", "d", "e", "f", "g"])
        #expect(words.map(\.isString) == [false, false, false, true, false, false, false])
        #expect(signs == ["=", "=", "(", ":", nil, nil, nil])
    }

    @Test func whereItMayBegin() throws {
        #expect(try CodePattern(".a(b)").lead == 1)
        #expect(try CodePattern("$X = a").lead == 2)
        #expect(try CodePattern("['a'] = $V").lead == 1)
        #expect(try CodePattern("$F(...)").isFree)
        #expect(try CodePattern("$F(...)", sharing: ["F"], bound: ["F"]).isFree == false)
    }
}
