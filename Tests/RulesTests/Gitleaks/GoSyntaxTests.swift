import Testing

@testable import Rules

@Suite struct GoSyntaxTests {
    private func found(_ expression: String, _ text: String) throws -> String? {
        let scratch = MatchScratch()
        let regex = try GoRegex(expression)
        return Array(text.utf8).withUnsafeBytes { bytes -> String? in
            guard regex.match(bytes, from: 0, scratch: scratch) == .found, let range = scratch.range(ofGroup: 0) else {
                return nil
            }
            return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            (#"a(?P<n>b+)c"#, "xabbc", "abbc"), (#"(?<n>b)"#, "b", "b"), (#"a(?i)bC"#, "aBc", "aBc"),
            (#"(?i:a)b"#, "Ab", "Ab"), (#"(?U)a+"#, "aaa", "a"), (#"(?U)a+?"#, "aaa", "aaa"),
            (#"(?s)a.b"#, "a\nb", "a\nb"),
            (#"\Qa.b*\E+"#, "a.b**", "a.b**"), (#"\Qa.b"#, "a.b", "a.b"), (#"a{,2}"#, "a{,2}", "a{,2}"),
            (#"a{b"#, "a{b", "a{b"),
            (#"x{2,3}"#, "xxxx", "xxx"), (#"x{2,}?"#, "xxxx", "xx"), (#"\x41\x{42}\103\t"#, "ABC\t", "ABC\t"),
            (#"\pL\p{Greek}\PL"#, "aβ1", "aβ1"), (#"\v\f\a"#, "\u{B}\u{C}\u{7}", "\u{B}\u{C}\u{7}"),
            (#"a]}"#, "a]}", "a]}"),
            (##"\-\_\#\/"##, "-_#/", "-_#/"), (#"(?m)^b$"#, "a\nb\nc", "b"), (#"(?:a|b|)c"#, "c", "c"),
        ])
    func `what Go matches is matched`(expression: String, text: String, expected: String) throws {
        #expect(try found(expression, text) == expected)
    }

    @Test(
        arguments: [
            (#"a$"#, "a\n"), (#"a\z"#, "a\n"), (#"a\sb"#, "a\u{B}b"), (#"^b"#, "a\nb"), (#"a.b"#, "a\nb"),
            (#"\w"#, "ä"), (#"\d"#, "٣"),
        ])
    func `what Go does not match is not`(expression: String, text: String) throws {
        #expect(try found(expression, text) == nil)
    }

    @Test(
        arguments: [
            ("a(?=b)", "lookahead"), ("a(?!b)", "lookahead"), ("(?<=a)b", "lookbehind"), ("(?<!a)b", "lookbehind"),
            ("(?>a)", "(?>"), ("(?#x)", "(?#"), ("a++", "repetition"), ("a**", "repetition"), ("a{2}{3}", "repetition"),
            ("a{1001}", "1000"), ("a{3,2}", "swapped"), (#"(a)\1"#, "backreference"), (#"\h"#, #"\h"#),
            (#"\K"#, #"\K"#),
            (#"\Z"#, #"\Z"#), (#"a\"#, "backslash"), ("(*ACCEPT)a", "nothing"), ("*a", "nothing"), ("a|*", "nothing"),
            ("(?P<a>x)(?P<a>y)", "two groups"), ("(?P<a", "name"), ("(", "compiled"), ("a)", "compiled"),
            ("(?x)a", "(?x"),
        ])
    func `what Go refuses is refused`(expression: String, reason: String) {
        let error = #expect(throws: RulesError.self) { try GoRegex(expression) }
        #expect(error?.code == .badPattern)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    }
}
