import Testing

@testable import ProxyConfiguration

@Suite struct OwnContentTests {
    private static let sample = "upstreams:\n  - dialect: openai\n    credential: ${env:A}\n"

    @Test(
        arguments: [
            (sample, true), ("\u{FEFF}" + sample, true), ("'upstreams' :\n- {dialect: openai, credential: x}\n", true),
            ("upstreams:\n  - name: a\n    targets: [b]\n", false),
            ("x:\n  " + sample.replacing("\n", with: "\n  "), false),
            ("# upstreams: dialect, credential\n", false), ("[[upstreams]]\ndialect = 1\ncredential = 2\n", false),
        ])
    func isYAML(text: String, expected: Bool) { #expect(OwnContent.isYAML(Array(text.utf8)) == expected) }

    @Test func isTOML() {
        #expect(OwnContent.isTOML(Array("[[upstreams]]\n[management]\n".utf8)))
        #expect(!OwnContent.isTOML(Array(Self.sample.utf8)))
    }

    @Test(
        arguments: [
            ("environment: test\n", true), ("tls:\n", true), ("jobs:\n  environment: x\non: push\n", false),
            ("services:\n  a:\nlogging: {}\n", false), ("kind: Deployment\nlimits:\n", false), ("x: 1\n", false),
            ("", false),
        ])
    func names(text: String, expected: Bool) { #expect(OwnContent.hasOwnName(Array(text.utf8)) == expected) }
}
