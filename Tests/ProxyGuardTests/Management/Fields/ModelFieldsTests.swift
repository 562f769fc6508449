import Testing

@testable import ProxyManagement

@Suite("Model fields")
struct ModelFieldsTests {
    private static func read(_ models: [String]) throws -> [String]? {
        let body: JSONValue = ["models": .array(models.map { .string($0) })]
        return try ModelFields.read(BodyFields(body.bytes, known: ["models"]))
    }

    @Test("names of models are lines of some length")
    func names() throws {
        #expect(try Self.read(["gpt-4o", "a/b:c"]) == ["gpt-4o", "a/b:c"])
        #expect(try ModelFields.read(BodyFields(nil, known: nil)) == nil)
        for name in [
            "", "a\nb", "\u{202E}a", String(repeating: "a", count: 201), "sk-" + String(repeating: "b2", count: 12),
        ] {
            #expect(throws: ManagementError.self) { try Self.read([name]) }
        }
        #expect(throws: ManagementError.self) { try Self.read((0...200).map { "m\($0)" }) }
    }

    @Test("a token's models are among its project's, if that names any")
    func within() throws {
        try ModelFields.check(["a"], within: [])
        try ModelFields.check(["a"], within: ["a", "b"])
        #expect(throws: ManagementError.self) { try ModelFields.check(["c"], within: ["a", "b"]) }
    }
}
