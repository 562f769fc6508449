import Testing

@testable import Dockerfile

@Suite("JSON lists")
struct JSONListTests {
    private static func outcome(_ text: String) -> String {
        let bytes = Array(text.utf8)
        switch JSONList(bytes, in: 0..<bytes.count) {
        case .strings(let elements):
            return elements.map { String(decoding: $0.value, as: UTF8.self) }.joined(separator: "|")
        case .others: return "others"
        case .none: return "none"
        }
    }

    @Test(
        "are lists of strings in double quotes, and nothing else",
        arguments: [
            ("[\"a\", \"b c\"]", "a|b c"), ("[ \"a\"\t,\"b\" ]", "a|b"), ("[]", ""), ("[\"\\u00e9\\n\"]", "é\n"),
            ("['a']", "none"), ("[\"a\"] b", "none"), ("[\"a\",]", "none"), ("[\"a\" \"b\"]", "none"), ("[\"a", "none"),
            ("[1]", "others"), ("[\"a\", {\"b\": [null]}]", "others"), ("[[\"a\"]]", "others"), ("[\"c:\\x\"]", "none"),
            ("a", "none"), ("", "none"), ("[ -f a ]", "none"),
        ])
    func lists(text: String, expected: String) {
        #expect(Self.outcome(text) == expected)
    }

    @Test(
        "that were meant are told from tests of a shell",
        arguments: [
            ("['a', 'b']", .cmd, true), ("[\"a\",]", .run, true), ("[\"a\"] && b", .run, true),
            ("[a, b]", .entrypoint, true),
            ("[ \"$a\" ] && b", .run, false), ("[ \"$a\" = b ]", .run, false), ("[ -f a ]", .run, false),
            ("[ 'a', 'b' ]", .run, true), ("[\"a\", \"b\"", .cmd, true), ("[abc]* x", .copy, false),
            ("node", .cmd, false),
            ("[\"a", .cmd, true),
        ] as [(String, InstructionKind, Bool)])
    func meant(text: String, kind: InstructionKind, expected: Bool) {
        let bytes = Array(text.utf8)
        #expect(JSONList.isMeant(bytes, in: 0..<bytes.count, kind: kind) == expected)
    }
}
