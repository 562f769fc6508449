import Testing

@testable import Rules

@Suite struct GitleaksKeywordsTests {
    @Test(
        arguments: [
            (["he", "she", "hers", "x"], "uSHERs", [true, true, true, false]), (["ab"], "a b", [false]),
            ([""], "", [true]),
            (["abcd", "bc"], "abce", [false, true]), ([], "a", []), (["-----begin"], "x -----BEGIN y", [true]),
        ] as [([String], String, [Bool])])
    func `keywords are found within each other and in any case`(keywords: [String], text: String, expected: [Bool]) {
        #expect(Array(text.utf8).withUnsafeBytes { GitleaksKeywords(keywords).present(in: $0) } == expected)
    }
}
