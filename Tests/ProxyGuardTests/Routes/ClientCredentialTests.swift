import ProxyRoutes
import Testing

@Suite struct ClientCredentialTests {
    private func find(_ dialect: Dialect, _ fields: [(String, String)]) -> ClientCredential {
        ClientCredential(in: fields.map { (name: $0.0, value: $0.1) }, for: dialect)
    }

    private let token = ClientCredential.token(Array("abc".utf8))

    @Test func places() {
        for dialect in Dialect.allCases {
            #expect(find(dialect, [("accept", "x"), ("authorization", "Bearer abc")]) == token)
            #expect(find(dialect, [("authorization", "bEARER abc")]) == token)
            #expect(find(dialect, []) == .absent)
            #expect(
                find(dialect, [("cookie", "abc"), ("api-key", "abc"), ("proxy-authorization", "Bearer abc")]) == .absent
            )
        }
        #expect(find(.anthropic, [("x-api-key", "abc")]) == token)
        #expect(find(.gemini, [("x-goog-api-key", "abc")]) == token)
        #expect(find(.openai, [("x-api-key", "abc")]) == .absent)
        #expect(find(.gemini, [("x-api-key", "abc")]) == .absent)
        #expect(find(.anthropic, [("x-goog-api-key", "abc")]) == .absent)
    }

    @Test func two() {
        #expect(find(.anthropic, [("authorization", "Bearer abc"), ("x-api-key", "abc")]) == token)
        #expect(find(.anthropic, [("authorization", "Bearer abc"), ("x-api-key", "abd")]) == .conflicting)
        #expect(find(.anthropic, [("x-api-key", "abc"), ("authorization", "Basic eA==")]) == .conflicting)
        #expect(find(.gemini, [("x-goog-api-key", "a"), ("authorization", "Bearer b")]) == .conflicting)
        #expect(find(.openai, [("authorization", "Bearer a"), ("authorization", "Bearer b")]) == .conflicting)
    }

    // ATK-11
    @Test(arguments: [
        "", "Bearer", "Bearer ", "Bearer  abc", "Bearer abc ", "Bearer a b", "Bearer\tabc", "Basic abc", "abc",
        "Bearer a\0b", "Bearer \u{E9}", "Bearerabc", "Token abc", "Bearer a\r\nb", "Bearer \u{FFFD}",
    ])
    func unreadable(value: String) { #expect(find(.openai, [("authorization", value)]) == .unreadable) }

    @Test func length() {
        let longest = String(repeating: "'", count: ClientCredential.greatestLength)
        #expect(find(.openai, [("authorization", "Bearer " + longest)]) == .token(Array(longest.utf8)))
        #expect(find(.openai, [("authorization", "Bearer '" + longest)]) == .unreadable)
        #expect(find(.openai, [("authorization", "Bearer " + String(repeating: "a", count: 1 << 20))]) == .unreadable)
    }

    @Test("it prints without the token")
    func printed() {
        var dumped = ""
        dump(token, to: &dumped)
        let all = "\(token) \(String(reflecting: token)) \(String(describing: [token])) \(dumped)"
        #expect(!all.contains("abc") && !all.contains("97"))
        #expect(
            "\(ClientCredential.absent) \(ClientCredential.unreadable) \(ClientCredential.conflicting)"
                == "absent unreadable conflicting")
    }
}
