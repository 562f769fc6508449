import Testing
import YAML

@Suite("Limits")
struct YAMLLimitsTests {
    /// Nine levels of ten aliases each: a billion nodes in half a kilobyte.
    private static let laughs: String = {
        var text = "a0: &a0 [lol]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) [" + repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }
        return text
    }()

    @Test("A billion laughs")
    func laughs() throws {
        let error = try #require(mistake(Array(Self.laughs.utf8)))
        #expect(error.message.contains("nodes"))
        #expect(error.line == 7)
        #expect(error.isLimit)
        #expect(mistake(Array("a: [".utf8))?.isLimit == false)
    }

    @Test("The documents of a stream share the limit", arguments: [(2, false), (3, true)])
    func documents(count: Int, isTooMuch: Bool) {
        let text = String(repeating: "---\na: &a [b, c]\nd: *a\n", count: count)
        #expect((mistake(Array(text.utf8), limits: YAMLLimits(nodes: 18)) != nil) == isTooMuch)
    }

    @Test("Merge keys that multiply")
    func merges() throws {
        let keys = (0..<100).map { "k\($0): v" }.joined(separator: ", ")
        let text = "x: &x {\(keys)}\n" + (0..<100).map { "m\($0): {<<: *x}\n" }.joined()
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(nodes: 10_000))?.message.contains("nodes") == true)
        #expect(mistake(Array(text.utf8)) == nil)
    }

    @Test(
        "Depth, however it comes about",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "- ", count: 10_000),
            String(repeating: "{a: ", count: 100_000), String(repeating: "? ", count: 10_000),
        ])
    func depth(text: String) throws {
        #expect(try #require(mistake(Array(text.utf8))).message.contains("levels"))
    }

    @Test("Depth through aliases")
    func aliases() throws {
        let text = "a: &a [[[x]]]\nb: &b [[*a]]\nc: [*b]"
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(depth: 7)) == nil)
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(depth: 6))?.line == 3)
    }

    @Test("As deep and as many as the limit says")
    func exact() throws {
        let text = "[[[x]]]"
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(bytes: 7, nodes: 4, depth: 3)) == nil)
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(bytes: 6)) != nil)
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(nodes: 3)) != nil)
        #expect(mistake(Array(text.utf8), limits: YAMLLimits(depth: 2)) != nil)
    }
}
