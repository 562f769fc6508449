import ProxyRoutes
import Testing

@Suite struct RequestIDTests {
    // ATK-59, ATK-68
    @Test(arguments: [
        ("a", true), ("Ab-9_z", true), ("", false), ("a b", false), ("a\r\nSet-Cookie: x", false), ("a.b", false),
        ("a%0d", false), ("a\u{1B}[31m", false), ("\u{E9}", false), ("a\0", false), ("<a>", false), ("a\"", false),
        ("\u{FF41}", false), ("{{7*7}}", false), ("a/b", false),
    ])
    func form(text: String, expected: Bool) {
        #expect(RequestID.isValid(text) == expected)
        #expect(RequestID.find(in: [(name: "x-request-id", value: text)]) == (expected ? text : nil))
    }

    @Test func length() {
        let longest = String(repeating: "a", count: 64)
        #expect(RequestID.isValid(longest))
        #expect(!RequestID.isValid(longest + "a"))
    }

    @Test func found() {
        #expect(RequestID.find(in: []) == nil)
        #expect(RequestID.find(in: [(name: "request-id", value: "a")]) == nil)
        #expect(RequestID.find(in: [(name: "x-request-id", value: "a"), (name: "x-request-id", value: "a")]) == nil)
    }
}
