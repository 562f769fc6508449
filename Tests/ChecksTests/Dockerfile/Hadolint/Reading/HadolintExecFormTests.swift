import Rules
import Testing

@testable import Checks

@Suite("HadolintExecForm")
struct HadolintExecFormTests {
    @Test(
        "lists",
        arguments: [
            (#"["a", "b c"]"#, "a b c"), ("[]", ""), (#"[ "a" ,"b" ] "#, "a b"), (#"["a\"b", "\d"]"#, #"a"b \d"#),
        ])
    func lists(source: String, expected: String) {
        #expect(HadolintExecForm(source)?.text == expected)
    }

    @Test(
        "none",
        arguments: [
            "a", "[a]", #"["a",]"#, #"["a" "b"]"#, #"["a"] b"#, "['a']", #"["a"#, #"["c:\\"]"#, "",
        ])
    func none(source: String) {
        #expect(HadolintExecForm(source) == nil)
    }

    @Test("another escape character")
    func escape() {
        #expect(HadolintExecForm(#"["a`"b", "c:\"]"#, escape: "`")?.text == #"a"b c:\"#)
    }
}
