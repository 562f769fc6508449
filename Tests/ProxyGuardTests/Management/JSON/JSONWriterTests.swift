import Testing

@testable import ProxyManagement

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test("values come back as they were")
    func roundTrip() throws {
        let value: JSONValue = [
            "a": "x\"\\\n\r\t\u{1}\u{1B}\u{202E}\u{E9}\u{1F600}", "b": [1, .null, false], "c": .decimal("1.5"),
            "d": [:],
        ]
        #expect(try JSONValue(reading: value.bytes) == value)
    }

    @Test(
        "nothing that a terminal obeys is written as it is",
        arguments: ["\u{1B}", "\u{9B}", "\u{7F}", "\u{202E}", "\u{2028}"])
    func hostile(text: String) {
        #expect(JSONValue.string(text).bytes.allSatisfy { 0x20...0x7E ~= $0 })
    }
}
