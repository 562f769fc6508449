import Testing

@testable import ProxyGuards

@Suite struct StrictJSONTests {
    @Test(arguments: [
        "{}", "[]", "null", " true ", "\"\"", "0", "-0", "-1.5e-3", "[1,[2,{\"a\":[]}],\"x\"]",
        "\r\n\t{ \"a\" : 1 , \"b\" : 2 }\n",
        #"{"a":1,"A":2,"":3}"#, "\"\u{1F600}\u{7FF}\u{FFFF}\"", #""\ud83d\ude00""#, "\"\u{7F}\"",
    ])
    func whatIsJSONIsRead(text: String) { #expect(GuardSamples.problem(text) == nil) }

    @Test(arguments: [
        ("", JSONProblem.Code.empty), ("  ", .empty), ("{", .truncated), ("[1,]", .syntax), ("[,1]", .syntax),
        ("{,}", .syntax),
        (#"{"a":1,}"#, .syntax), ("[1 2]", .syntax), ("{\"a\"}", .syntax), ("{a:1}", .syntax), ("{'a':1}", .syntax),
        ("NaN", .syntax), ("Infinity", .syntax), ("-Infinity", .number), ("tru", .truncated), ("trux", .syntax),
        ("1 // x", .trailingData),
        ("/* x */ 1", .syntax), ("{} {}", .trailingData), ("[]]", .trailingData), ("[1}", .syntax), ("\"a", .truncated),
        ("\u{FEFF}{}", .byteOrderMark), ("nullnull", .trailingData), ("{\"a\":}", .syntax), ("[\"a\":1]", .syntax),
    ])
    func whatIsNoneIsRefused(text: String, code: JSONProblem.Code) { #expect(GuardSamples.problem(text) == code) }

    @Test func utf16IsRefused() {
        #expect(GuardSamples.problem([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]) == .byteOrderMark)
        #expect(GuardSamples.problem([0x7B, 0x00, 0x7D, 0x00]) == .syntax)
    }

    @Test func nestingEndsAtSixtyFour() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(GuardSamples.problem(nested(64)) == nil)
        #expect(GuardSamples.problem(nested(65)) == .depth)
        #expect(GuardSamples.problem(nested(10_000)) == .depth)
        #expect(GuardSamples.problem([UInt8](repeating: UInt8(ascii: "["), count: 10 << 20)) == .depth)
    }

    @Test func valuesAreCounted() {
        let most = StrictJSON.mostValues - 1
        func list(_ count: Int) -> String { "[" + String(repeating: "1,", count: count - 1) + "1]" }
        #expect(GuardSamples.problem(list(most)) == nil)
        #expect(GuardSamples.problem(list(most + 1)) == .tooManyValues)
    }

    @Test func everyPrefixIsRefused() {
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\n",true,false,null,{"b":{}}]}"#.utf8)
        #expect(GuardSamples.problem(text) == nil)
        for count in 0..<text.count { #expect(GuardSamples.problem(Array(text.prefix(count))) != nil, "\(count)") }
    }

    @Test func offsetsAreTold() {
        #expect(throws: JSONProblem(.duplicate, at: 8)) { try GuardSamples.read(#"{"a":1,"a":2}"#) }
        #expect(throws: JSONProblem(.trailingData, at: 3)) { try GuardSamples.read("{} x") }
    }
}
