import Testing

@testable import ProxyConfiguration

@Suite struct TemplateTests {
    @Test(arguments: ["${A}", "${A:-b}", "$A_1", "$(date)", "{{ a }}", "<% a %>", "<your-token>"])
    func templates(text: String) { #expect(Template.isTemplate(text)) }

    @Test(arguments: ["", "$", "$a", "$2b$10", "$Pass", "a${B}", "<a", "A"])
    func others(text: String) { #expect(!Template.isTemplate(text)) }

    @Test(
        arguments: [
            ("${A:-b}", "b"), ("${A-b}", "b"), ("${A:=b}", "b"), ("${A:-}", ""), ("${A:-${B:-c}}", "c"),
            ("${A:-{x}}", "{x}"), ("${A}", nil), ("${A:?b}", nil), ("${A:-${B}}", nil), ("${A:-b}${C:-d}", nil),
            ("${:-b}", nil), ("$A", nil), ("{{ a | default('b') }}", nil), ("${A:-b", nil),
        ] as [(String, String?)])
    func whatCountsWhereNothingIsSet(text: String, expected: String?) {
        #expect(Template.fallback(of: text) == expected)
    }

    @Test func aDeepOneSaysNothing() {
        let depth = 20_000
        let text = String(repeating: "${A:-", count: depth) + "x" + String(repeating: "}", count: depth)
        #expect(Template.fallback(of: text) == nil)
    }

    @Test(arguments: [
        ("${A}", "${A}"), ("$A", "$A"), ("${A:-secret}", "${A…}"), ("${env:A}", "${env:A}"),
        ("${env:A:-secret}", "${env:A…}"),
        ("$(echo secret)", "(template)"),
        ("{{ lookup('x') | default('secret') }}", "(template)"), ("<secret>", "(template)"),
    ])
    func shown(text: String, expected: String) { #expect(Template.shown(text) == expected) }
}
