import Settings
import Testing

@Suite("XMLTreeBuilder")
struct XMLTreeBuilderTests {
    @Test("nesting is bounded", arguments: [(-2, true), (0, false), (100_000, false)])
    func depth(more: Int, isRead: Bool) {
        let count = SettingsFile.depthLimit + more
        let text = String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
        #expect((mistake(text, .xml) == nil) == isRead)
        if !isRead { #expect(mistake(text, .xml)?.message.contains("levels of nesting") == true) }
    }

    @Test("elements of entities have the place of the entity")
    func entities() throws {
        let text = "<!DOCTYPE a [<!ENTITY e \"<b c='d'>x</b>\">]><a>&e;</a>"
        #expect(try Outline.of(text, .xml) == "{a{b=x{@c=d}}}")
        let count = text.utf8.count
        for document in try SettingsFile(Array(text.utf8), format: .xml).documents {
            for range in ranges(of: [document]) { #expect(range.upperBound <= count) }
        }
    }
}
