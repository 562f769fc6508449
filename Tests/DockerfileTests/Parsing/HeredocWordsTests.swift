import Testing

@testable import Dockerfile

@Suite("Heredoc words")
struct HeredocWordsTests {
    @Test(
        "white space outside quotes and escapes separates",
        arguments: [
            ("a <<EOF b", ["a", "<<EOF", "b"]), ("a '<<EOF b' c", ["a", "'<<EOF b'", "c"]), ("\"a b\"c", ["\"a b\"c"]),
            ("a\\ b", ["a\\ b"]), ("a${x:-b c}d", ["a${x:-b", "c}d"]), ("\"${x:-b c}\"", ["\"${x:-b c}\""]),
            ("$(a b)", ["$(a", "b)"]), ("${x/a/b c}", ["${x/a/b", "c}"]), ("it's", nil), ("\"a", nil), ("${x", nil),
            ("${x^^} a", nil), ("${} a", nil), ("${x:0:1}", ["${x:0:1}"]), ("", []), ("\"a\\\" b\"", ["\"a\\\" b\""]),
        ] as [(String, [String]?)])
    func words(text: String, expected: [String]?) {
        let bytes = Array(text.utf8)
        let spans = HeredocWords.spans(of: bytes, in: 0..<bytes.count)
        #expect(spans?.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    }
}
