import Testing

@testable import ProxyGuards

@Suite struct MemberNamesTests {
    @Test(arguments: [
        #"{"model":1,"model":2}"#, #"{"model":1,"\u006dodel":2}"#, #"{"a":{"b":1,"b":1}}"#, #"{"":1,"":2}"#,
        #"{"a\/b":1,"a/b":2}"#, #"[{"x":{},"x":[]}]"#, #"{"a":{"model":1},"b":2,"a":3}"#,
    ])
    func repeatedNamesAreRefused(text: String) { #expect(GuardSamples.problem(text) == .duplicate) }

    @Test(arguments: [#"{"a":{"a":{"a":1}}}"#, #"[{"a":1},{"a":1}]"#, #"{"a":"a","b":"a"}"#, #"{"\u0061":1,"b":1}"#])
    func othersAreNot(text: String) { #expect(GuardSamples.problem(text) == nil) }

    @Test func largeObjectsAreLookedThrough() {
        let names = (0..<50_000).map { "\"name\($0)\":0" }
        #expect(GuardSamples.problem("{" + names.joined(separator: ",") + "}") == nil)
        #expect(GuardSamples.problem("{" + names.joined(separator: ",") + ",\"name77\":1}") == .duplicate)
    }
}
