import Testing

@testable import ProxyManagement

@Suite("JSON values")
struct JSONValueTests {
    @Test("parts are had by what they are")
    func parts() {
        let value: JSONValue = ["a": 1, "b": ["x"], "c": true]
        #expect(value["a"]?.number == 1 && value["a"]?.text == nil)
        #expect(value["b"]?.elements == ["x"])
        #expect(value["d"] == nil && value["a"]?["b"] == nil)
        #expect(JSONValue(String?.none) == .null)
    }
}
