import Testing

@testable import Rules

@Suite struct GoClassTests {
    @Test(
        arguments: [
            ("[a-c]", "abc", "dA"), ("[]a]", "]a", "b"), ("[^]a]", "b[", "]a"), ("[a-]", "a-", "b"),
            ("[-a]", "-a", "b"),
            (#"[\w-.]"#, "a-.", "/"), (#"[\d-z]"#, "1-z", "ay"), ("[[:alnum:]_]", "aZ9_", "-:"),
            ("[[:^digit:]]", "a", "1"),
            (#"[\s]"#, " \t\n\r\u{C}", "\u{B}a"), (#"[^\S]"#, " ", "a"), (#"[\S\n]"#, "a\n\u{B}", " "),
            (#"[\]\-\\]"#, #"]-\"#, "a"),
            ("[[a]", "[a", "b"), ("[a-c[:digit:]x]", "b5x", "d"), (#"[\x{e4}-ü]"#, "äöü", "ß"), (#"[\pL]"#, "aä", "1"),
            ("[[.a.]", "[.a", "b"), ("[a&&b]", "a&b", "c"), (#"[\Q]"#, "", ""),
        ])
    func `a class has these characters and not those`(expression: String, in: String, out: String) throws {
        if expression == #"[\Q]"# {
            #expect(throws: RulesError.self) { try GoRegex(expression) }
            return
        }
        let regex = try GoRegex("^" + expression + "$")
        for scalar in `in`.unicodeScalars { #expect(regex.occurs(in: String(scalar).utf8), "\(expression) \(scalar)") }
        for scalar in out.unicodeScalars { #expect(!regex.occurs(in: String(scalar).utf8), "\(expression) \(scalar)") }
    }

    @Test(arguments: ["[a", "[z-a]", "[[:nope:]]", #"[\b]"#, #"[a-\d]"#, "[", "[]", #"[\"#])
    func `what Go refuses is refused`(expression: String) {
        #expect(throws: RulesError.self) { try GoRegex(expression) }
    }
}
