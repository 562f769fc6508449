import Testing

@testable import Dockerfile

@Suite("Grammar of image references")
struct ImageReferenceGrammarTests {
    @Test(
        "repositories",
        arguments: [
            ("a", true), ("a-b_c__d.e/f", true), ("a--b", true), ("a..b", false), ("a___b", false), ("a.-b", false),
            ("a-", false), ("_a", false),
            ("a/", false),
        ])
    func repositories(text: String, expected: Bool) {
        #expect(ImageReferenceGrammar.isRepository(text) == expected)
    }

    @Test(
        "registries",
        arguments: [
            ("a.b:1", true), ("[::1]:5", true), ("a-.b", false), ("a:", false), ("a_b.c", false), ("A.b", true),
        ])
    func registries(text: String, expected: Bool) {
        #expect(ImageReferenceGrammar.isRegistry(text) == expected)
    }

    @Test(
        "tags", arguments: [("1.2-a_b", true), ("_", true), (".1", false), ("", false), ("a/b", false), ("é", false)])
    func tags(text: String, expected: Bool) {
        #expect(ImageReferenceGrammar.isTag(text) == expected)
        #expect(!ImageReferenceGrammar.isTag(String(repeating: "a", count: 129)))
    }

    @Test("digests")
    func digests() {
        let hex = String(repeating: "0f", count: 32)
        #expect(ImageReferenceGrammar.isDigest("sha256:" + hex))
        #expect(ImageReferenceGrammar.isDigest("other+x:" + hex))
        #expect(!ImageReferenceGrammar.isDigest("sha512:" + hex))
        #expect(!ImageReferenceGrammar.isDigest("sha256:" + hex.dropLast()))
        #expect(!ImageReferenceGrammar.isDigest(hex))
        #expect(!ImageReferenceGrammar.isDigest("sha256:" + String(repeating: "g", count: 64)))
        #expect(ImageReferenceGrammar.isIdentifier(hex) && !ImageReferenceGrammar.isIdentifier("a"))
    }
}
