import Testing

@testable import Checks

@Suite struct LabelKindTests {
    @Test(arguments: [
        ("a:semver", "a", LabelKind.version), ("a", "a", .text), ("a:", "a", .text), ("a.b/c:hash", "a.b/c", .gitHash),
    ])
    func required(text: String, name: String, kind: LabelKind) throws {
        let label = try #require(LabelKind.required(text))
        #expect(label.name == name && label.kind == kind)
    }

    @Test(arguments: ["", ":text", "a:b:c", "a:colour"])
    func wrong(text: String) { #expect(LabelKind.required(text) == nil) }
}
