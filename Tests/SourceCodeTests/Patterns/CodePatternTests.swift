import Testing

@testable import SourceCode

@Suite struct CodePatternTests {
    @Test(arguments: [
        ("cors({ origin: $O })", ["origin"]), (".allow_origin(Any)", ["allow_origin"]),
        ("$X = require('cors')", ["require"]),
        ("`verify|strict`: false", ["verify", "strict"]), ("['Access'] = $V", ["Access"]),
    ])
    func theLongestWordIsLookedFor(_ text: String, _ expected: [String]) throws {
        #expect(try CodePattern(text).keywords == expected)
    }

    @Test func whereItMayBegin() throws {
        #expect(try CodePattern(".a(b)").lead == 1)
        #expect(try CodePattern("$X = a").lead == 2)
        #expect(try CodePattern("['a'] = $V").lead == 1)
        #expect(try CodePattern("$F(...)").isFree)
        #expect(try CodePattern("$F(...)", sharing: ["F"], bound: ["F"]).isFree == false)
    }
}
