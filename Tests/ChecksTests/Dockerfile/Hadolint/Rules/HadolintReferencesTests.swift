import Rules
import Testing

@testable import Checks

@Suite("HadolintReferences")
struct HadolintReferencesTests {
    @Test("names")
    func names() {
        let references = HadolintReferences("$a-${b}$$c_1.${d:-x$e}${f")
        #expect(references.braced == ["b"])
        #expect(references.bare == ["a", "", "c_1", "e"])
    }

    @Test(
        "beginnings",
        arguments: [("$ab", true), ("x${a}", true), ("${ab}", false), ("$b", false), ("a", false), ("$", false)])
    func beginnings(text: String, expected: Bool) {
        #expect(HadolintReferences(text).begin(with: ["a"]) == expected)
    }
}
