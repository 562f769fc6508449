import Testing

@testable import ProxyGuard

@Suite struct JSONTextTests {
    @Test func keysAreSortedAndSlashesStay() {
        #expect(JSONText.encoded(["b": "/x", "a": "\u{1}"]) == "{\n  \"a\" : \"\\u0001\",\n  \"b\" : \"/x\"\n}\n")
    }
}
