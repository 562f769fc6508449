import Rules
import Testing

@testable import Checks

@Suite("HadolintLabelRules")
struct HadolintLabelRulesTests {
    @Test("where rules fire", arguments: names + values)
    func rules(_ example: HadolintCase) {
        #expect(example.found == example.lines)
    }

    private static let names = [
        HadolintCase("DL3048", "FROM a:1\nLABEL A=b\nLABEL a..b=c\nLABEL io.docker.a=b\nLABEL a-=b c=d", 2, 3, 4, 5),
        HadolintCase("DL3048", "FROM a:1\nLABEL a.b-c/d_e=f \"g1\"=h\nLABEL maintainer somebody else"),
    ]

    private static let schema = HadolintSettings().with {
        $0.labelSchema = [
            "name": .text, "url": .url, "made": .time, "lic": .license, "rev": .gitHash, "ver": .version,
            "mail": .email,
        ]
        $0.strictLabels = true
    }

    private static let values = [
        HadolintCase("DL3050", "FROM a:1\nLABEL name=x other=y", 2, settings: schema),
        HadolintCase("DL3050", "FROM a:1\nLABEL name=x url=y", settings: schema),
        HadolintCase("DL3050", "FROM a:1\nLABEL name=x other=y"),
        HadolintCase("DL3051", "FROM a:1\nLABEL name=\"\" url=", 2, 2, settings: schema),
        HadolintCase("DL3051", "FROM a:1\nLABEL name=x other=\"\"", settings: schema),
        HadolintCase("DL3052", "FROM a:1\nLABEL url=example", 2, settings: schema),
        HadolintCase("DL3052", "FROM a:1\nLABEL url=https://example.com", settings: schema),
        HadolintCase("DL3053", "FROM a:1\nLABEL made=yesterday", 2, settings: schema),
        HadolintCase("DL3053", "FROM a:1\nLABEL made=2026-01-31T12:00:00Z", settings: schema),
        HadolintCase("DL3054", "FROM a:1\nLABEL lic=\"MIT OR Apache-2.0\"", 2, settings: schema),
        HadolintCase("DL3054", "FROM a:1\nLABEL lic=MIT", settings: schema),
        HadolintCase("DL3055", "FROM a:1\nLABEL rev=abcdef", 2, settings: schema),
        HadolintCase("DL3055", "FROM a:1\nLABEL rev=abcdef0", settings: schema),
        HadolintCase("DL3056", "FROM a:1\nLABEL ver=1.2", 2, settings: schema),
        HadolintCase("DL3056", "FROM a:1\nLABEL ver=1.2.3-rc.1", settings: schema),
        HadolintCase("DL3058", "FROM a:1\nLABEL mail=nobody", 2, settings: schema),
        HadolintCase("DL3058", "FROM a:1\nLABEL mail=nobody@example.com", settings: schema),
    ]

    @Test("the message names the label")
    func message() {
        let source = Array("FROM a:1\nLABEL url=x".utf8)
        let findings = HadolintProfile.findings(in: source, settings: Self.schema).filter { $0.code == "DL3052" }
        #expect(findings.map { $0.message.contains("url") } == [true])
    }
}
