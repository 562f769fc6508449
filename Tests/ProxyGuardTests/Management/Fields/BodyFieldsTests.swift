import Testing

@testable import ProxyManagement

@Suite("Body fields")
struct BodyFieldsTests {
    private static func fields(_ text: String) throws -> BodyFields {
        try BodyFields(Array(text.utf8), known: ["a", "b"])
    }

    @Test("each type is read as itself only")
    func types() throws {
        let fields = try Self.fields(#"{"a":"x","b":5}"#)
        #expect(try fields.text("a") == "x")
        #expect(try fields.number("b", in: 1...5) == 5)
        #expect(try fields.text("c") == nil)
        #expect(throws: ManagementError.invalid("b", "expected a text, found a number")) { try fields.text("b") }
        #expect(throws: ManagementError.invalid("a", "expected true or false, found a text")) { try fields.bool("a") }
        #expect(throws: ManagementError.invalid("b", "write a whole number from 1 to 4")) {
            try fields.number("b", in: 1...4)
        }
        #expect(throws: ManagementError.invalid("c", "the field is missing")) { try fields.requiredText("c") }
    }

    @Test("an object within has its names too")
    func inner() throws {
        let fields = try Self.fields(#"{"a":{"x":1}}"#)
        #expect(try fields.fields("a", known: ["x"])?.number("x", in: 0...1) == 1)
        #expect(throws: ManagementError.invalid("a.x", "the field is unknown")) { try fields.fields("a", known: []) }
    }

    @Test("a list of texts has each once", arguments: [#"{"a":["x","x"]}"#, #"{"a":[1]}"#, #"{"a":"x"}"#])
    func lists(text: String) throws {
        let fields = try Self.fields(text)
        #expect(throws: ManagementError.self) { try fields.texts("a") }
    }

    @Test(
        "the type of a body",
        arguments: [
            ("application/json", true), ("Application/JSON; charset=UTF-8", true),
            ("application/json;charset=\"utf-8\"", true),
            ("application/jsonp", false), ("application/json;", false), ("application/json; a=b", false), ("", false),
        ])
    func type(text: String, isJSON: Bool) { #expect(BodyFields.isJSON(text) == isJSON) }
}
