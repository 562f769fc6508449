import Testing

@testable import ProxyManagement

@Suite("Reading JSON")
struct JSONReaderTests {
    private static let validTexts: [(String, JSONValue)] = [
        (" null\n", .null), ("[1,-0,true]", [1, 0, true]), ("1.5e3", .decimal("1.5e3")),
        ("9223372036854775808", .decimal("9223372036854775808")),
        (#""\ud83d\ude00\u0041\n\/""#, "\u{1F600}A\n/"), (#"{"a":{"b":[]}}"#, ["a": ["b": .array([])]]),
        ("-9223372036854775808", .integer(.min)),
    ]

    @Test("what is JSON is read", arguments: validTexts)
    func valid(text: String, value: JSONValue) throws { #expect(try JSONValue(reading: Array(text.utf8)) == value) }

    @Test(
        "what is not is refused",
        arguments: [
            "", " ", "nul", "01", "-", "1.", ".5", "1e", "+1", "[1,]", "[1", "{", #"{"a"}"#, #"{"a":1,}"#, #"{a:1}"#,
            "{'a':1}", "\"a", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#,
            "1 2", "//a\n1", "NaN", "Infinity", #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#,
            String(repeating: "[", count: 17) + String(repeating: "]", count: 17),
        ])
    func invalid(text: String) { #expect(throws: JSONError.self) { try JSONValue(reading: Array(text.utf8)) } }

    @Test(
        "bytes that are no UTF-8 are refused", arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22]] as [[UInt8]])
    func encoding(bytes: [UInt8]) { #expect(throws: JSONError.self) { try JSONValue(reading: bytes) } }

    @Test("every beginning of a value is none, and stops nothing")
    func beginnings() throws {
        let bytes = Array(#"{"a":["\ud83d\ude00",-1.5e+3,true,null],"b":{"c":"d"}}"#.utf8)
        for count in bytes.indices {
            #expect(throws: JSONError.self) { try JSONValue(reading: Array(bytes[..<count])) }
        }
        #expect(try JSONValue(reading: bytes).members?.count == 2)
    }
}
