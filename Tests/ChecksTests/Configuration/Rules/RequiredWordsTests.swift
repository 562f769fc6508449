import Testing

@testable import Checks

@Suite struct RequiredWordsTests {
    @Test(arguments: [
        ("^cors$", ["cors"]), ("abc|de", []), ("^(?:abc|defg)$", ["abc", "defg"]), ("^(abc)=(?:0|false)$", ["abc"]),
        ("ab?cde", ["cde"]), ("abc*", []), ("abcd*", ["abc"]), ("abc+de", ["abc"]), ("abc{0,2}d", []),
        ("ab{2}cdef", ["cdef"]),
        ("(?!abc)def", ["def"]), ("(?<!abcd)def", ["def"]), ("^(?=.*(?:abc|def))", ["abc", "def"]),
        ("(?:abc)?defg", ["defg"]),
        ("[abc]def", ["def"]), ("[]a]def", ["def"]), ("[^\\]]def", ["def"]), ("a-b_c\\.d", ["a-b_c"]),
        ("^([A-Z_]*LOG_?LEVEL|RUST_LOG)$", ["LEVEL", "RUST_LOG"]),
        ("--inspect(?:-brk)?[= ]|^dlv\\s", ["--inspect", "dlv"]),
        ("abc(?i)def", []), ("\\Qabc\\E", []), ("(?<name>abc)", []), ("abc)", []), ("(abc", []), ("", []),
        ("[[:alpha:]]abc", []),
        ("abc{|def", []), ("abc{x}def", []), ("abcd{,2}efg", ["abc"]), ("abc{}def", ["def"]), ("abc{2,}d", ["abc"]),
        ("(*UTF)abc", []), ("abc(*COMMIT)", []), ("(abc)\\1def", []), ("abc\\061", []),
        ("\\babc\\b", ["abc"]), ("abc\\", []), ("(abc|d)efg", ["efg"]), ("(abc|)", []),
    ])
    func plainWords(_ source: String, _ expected: [String]) {
        let required = RequiredWords(of: source)
        #expect(required.words.map(\.text) == expected)
        #expect(!required.ignoresCase)
    }

    @Test func withoutCase() {
        let required = RequiredWords(of: "(?i)^Prod")
        #expect(required.ignoresCase && required.words.map(\.text) == ["Prod"])
        // Of one group it counts for all of it.
        let inside = RequiredWords(of: "^(?i:prod):abcde$")
        #expect(inside.ignoresCase && inside.words.map(\.text) == ["abcde"])
    }

    @Test(arguments: [
        ("^cors$", ["cors"]), ("cors", []), ("(?:abc|defg)$", ["abc", "defg"]), ("(?:abc$|def)", ["abc"]),
        ("(?:abcx|d[ef]ghi|jkl)$", ["abcx", "ghi", "jkl"]), ("(?:abc[0-9]|def)$", ["def"]), ("abc[0-9]$", []),
        ("abc?$", []), ("abcd?$", []), ("abc+$", []), ("(?:abc)+$", ["abc"]), ("abcdef(?:ab|cd)$", []),
        ("abcdef(?:ghi)$", []), ("abc\\$", []), ("abc(?=$|[,;])", []), ("(?:x|abc_)def$", ["def"]),
        ("(?=abc$)", ["abc"]), ("abc.*$", []), ("abc*$", []), ("abc()$", []), ("(?i)abc$", ["abc"]),
    ])
    func wordsAtTheEnd(_ source: String, _ expected: [String]) {
        #expect(RequiredWords(of: source).words.filter(\.isEnd).map(\.text) == expected)
    }
}
