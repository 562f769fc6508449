import Testing

@testable import Settings

@Suite("XMLTag")
struct XMLTagTests {
    @Test("parts", arguments: ["<«a» «b»=«\"c d\"» «e» = «'>'»/>", "<«a»>", "<«n:a.b-c»\n\t«x»=«''»>", "<«é»/>"])
    func parts(text: String) {
        let marked = MarkedText(text)
        let tag = XMLTag(marked.bytes, 0..<marked.bytes.count)
        #expect([tag.name] + tag.attributes.flatMap { [$0.name, $0.value] } == marked.ranges)
    }

    @Test("what is no tag has no parts", arguments: ["&e;", "", "<a", "<a b", "<a b=", "<a b='"])
    func none(text: String) {
        let bytes = Array(text.utf8)
        let tag = XMLTag(bytes, 0..<bytes.count)
        #expect(tag.name.upperBound <= bytes.count)
        #expect(tag.attributes.allSatisfy { $0.value.upperBound <= bytes.count })
        #expect(tag.attributes.isEmpty || text == "<a b='")
    }
}
