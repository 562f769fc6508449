import Testing

@testable import Settings

@Suite("TemplateActions")
struct TemplateActionsTests {
    @Test(
        "what stands in their place",
        arguments: [
            ("a: {{ .x }}-b\n", "a: ________-b\n", "a:         -b\n"), ("{{ .x }}\n", "        \n", "        \n"),
            (
                "{{- if .x -}}a: b{{ else }}c{{ end }}", "             a: b          c         ",
                "             a: b          c         "
            ),
            ("  {{ .x }} {{ .y }}\r\n", "                   \r\n", "                   \r\n"),
            ("a: {{ $x := 1 }}{{ $x }}", "a:              ________", "a:                      "),
            ("{{/* }}\n*/}}a", "       \n    a", "       \n    a"), ("{{ iffy }}a", "__________a", "          a"),
        ])
    func replacements(text: String, replaced: String, blanked: String) throws {
        let actions = try #require(TemplateActions(Array(text.utf8)))
        #expect(String(decoding: actions.replaced, as: UTF8.self) == replaced)
        #expect(String(decoding: actions.blanked, as: UTF8.self) == blanked)
    }

    @Test("files without actions", arguments: ["", "a", "{{ open", "}} {{", "{ { a } }"])
    func none(text: String) {
        #expect(TemplateActions(Array(text.utf8)) == nil)
    }

    @Test(
        "overlap",
        arguments: [(0..<2, false), (0..<3, true), (9..<10, true), (10..<12, false), (12..<16, true), (20..<30, false)])
    func overlap(range: Range<Int>, expected: Bool) throws {
        let actions = try #require(TemplateActions(Array("a {{ .x }}, {{.y}}, b".utf8)))
        #expect(actions.overlap(range) == expected)
    }
}
