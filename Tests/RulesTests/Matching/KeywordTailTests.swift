import BuiltInRules
import Testing

@testable import Rules

@Suite struct KeywordTailTests {
    private func tail(_ pattern: String, _ keyword: String, ignoresCase: Bool = false, limit: Int = 8) -> [String] {
        KeywordTail(of: pattern, ignoresCase: ignoresCase).sets(behind: keyword, limit: limit).map { set in
            String(decoding: (UInt8(0x20)..<0x7F).filter(set.contains), as: UTF8.self)
        }
    }

    @Test func sequencesAreRead() {
        #expect(tail("ab[0-3]{2}x", "ab") == ["0123", "0123", "x"])
        #expect(tail(#"a\.b\-[x\-z]"#, "a.b") == ["-", "-xz"])
        #expect(tail(#"(?<![\w.](?<!\\[nrt]))ab\d"#, "ab") == ["0123456789"])
        #expect(tail(#"(?:(?<![a-z])|(?<=\\[nrt]))ab(?=x)c"#, "ab") == [])
        #expect(tail(#"(?:(?<![a-z])|(?<=\\[nrt]))abc"#, "ab") == ["c"])
        #expect(tail("ab[]x]y", "ab") == ["]x", "y"])
        #expect(tail("ab[0-9]{4}", "ab", limit: 3).count == 3)
    }

    @Test func aKeywordMayReachIntoAClass() {
        #expect(tail("SK[0-2]{4}", "SK1") == ["012", "012", "012"])
        #expect(tail("SK[0-2]{4}", "SK3") == [])
    }

    @Test func caseIsFolded() {
        #expect(tail("(?i)ab[c-d]", "AB", ignoresCase: true) == ["CDcd"])
        #expect(tail("ab[c-d]", "AB") == [])
        #expect(tail("(?i)ab[c-d]", "ab", ignoresCase: true) == ["CDcd"])
        #expect(tail("(?i)ab[^\\x00]", "ab", ignoresCase: true) == [])
        #expect(!tail("(?i)ab[^c]", "ab", ignoresCase: true)[0].contains("C"))
    }

    @Test func itEndsWhereItIsUnclear() {
        #expect(tail("ab[0-3]{2,4}x", "ab") == ["0123", "0123"])
        #expect(tail("ab[0-3]+x", "ab") == ["0123"])
        #expect(tail("abx?y", "ab") == [])
        #expect(tail("abx*y", "ab") == [])
        #expect(tail("ab(?:x|y)", "ab") == [])
        #expect(tail("ab{2}c", "ab") == ["b", "c"])
        #expect(tail("ab?c", "ab") == [])
        #expect(tail("abc|abd", "ab") == [])
        #expect(tail("ab[](]|abd", "ab") == [])
        #expect(tail("ab[[:alpha:]]c", "ab") == [])
        #expect(tail("abc[[:alpha:](]|abd", "ab") == [])
        for braces in ["{-1}", "{+2}", "{,2}", "{ 2 }", "{2", "{99999999999999999999}"] {
            #expect(tail("abc\(braces)d", "ab") == [])
        }
        #expect(tail(#"ab\Qc|d\E"#, "ab") == [])
        #expect(tail("(?x)ab c", "ab") == [])
        #expect(tail("xab[0-9]", "ab") == [])
        #expect(tail("(ab)?c", "ab") == [])
    }

    @Test func alternativesAreReadEachForItself() {
        #expect(tail("(ab)c", "ab") == ["c"])
        #expect(tail("(?:ab[0-3]{2}|cd[x-z]{3})e", "ab") == ["0123", "0123", "e"])
        #expect(tail("(?:ab[0-3]{2}|cd[x-z]{3})e", "cd") == ["xyz", "xyz", "xyz", "e"])
        #expect(tail("(?<!x)(?:ab0|abcd)", "ab") == ["0c"])
        #expect(tail("(?:ab0|ab(?:c|d)e)", "ab") == [])
        #expect(tail("(?:ab0|x|ya?b)(?!c)", "ab") == ["0"])
        #expect(tail("(?:ab0|a?bc)d", "ab") == [])
        #expect(tail("(?:ab[|)]x|cd)", "ab") == [")|", "x"])
        #expect(tail("(?:ab0|ab1){2}", "ab") == [])
        #expect(tail("(?<n>ab0|cd)", "ab") == [])
        #expect(tail("(?:(?<=[a-z])ab0|cd1)", "ab") == ["0"])
        #expect(tail("(?:ab0|(?:cd)1)", "ab") == [])
    }

    /// PCRE2 itself says which byte ends every hope of a match.
    @Test func tailsOfBuiltInRulesAreWhatTheirPatternsWant() throws {
        let scratch = MatchScratch()
        var checked = 0
        for rule in try BuiltInRules.load().rules where rule.window.before == 0 {
            let pattern = try Pattern(rule.pattern, anchored: true)
            let tail = KeywordTail(of: rule.pattern, ignoresCase: rule.ignoresCase)
            for keyword in rule.keywords {
                let sets = tail.sets(behind: keyword, limit: KeywordFilter.nearEnd)
                var text = Array("\n\(keyword)".utf8)
                for set in sets {
                    for byte in UInt8.min...UInt8.max where !set.contains(byte) {
                        let outcome = (text + [byte]).withUnsafeBytes {
                            pattern.match(
                                $0, from: 1, atTextStart: true, atTextEnd: false, isPartial: true, scratch: scratch)
                        }
                        #expect(outcome == .none, "\(rule.id) \(keyword): byte \(byte) behind \(text.count - 1)")
                    }
                    text.append(try #require((UInt8.min...UInt8.max).last(where: set.contains)))
                    checked += 1
                }
            }
        }
        #expect(checked > 500)
    }
}
