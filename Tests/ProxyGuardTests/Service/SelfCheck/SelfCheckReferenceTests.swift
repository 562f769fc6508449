import Foundation
import Testing

@testable import ProxyGuard

@Suite struct SelfCheckReferenceTests {
    /// What stands in the document between two marks.
    private static func written(_ mark: String) throws -> String {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<5 { root.deleteLastPathComponent() }
        let text = try String(contentsOf: root.appending(path: "docs/proxy-configuration.md"), encoding: .utf8)
        let start = try #require(text.firstRange(of: "<!-- \(mark): a test compares what follows with the code -->\n"))
        let end = try #require(text.firstRange(of: "<!-- end of \(mark) -->"))
        return String(text[start.upperBound..<end.lowerBound])
    }

    @Test func theDocumentHasTheRules() throws {
        #expect(try Self.written("start-up") == SelfCheckReference.rules, "write it anew: \(SelfCheckReference.rules)")
    }

    @Test func theDocumentHasWhatIsNotEnforced() throws {
        let expected = SelfCheckReference.unenforced
        #expect(try Self.written("unenforced") == expected, "write it anew: \(expected)")
    }

    @Test func everyRuleAndEverySuchSettingIsInIt() {
        for rule in StartupRule.all { #expect(SelfCheckReference.rules.contains("| `\(rule.id)` |")) }
        for entry in EnforcementTable.entries {
            #expect(SelfCheckReference.unenforced.contains("| `\(entry.key)` |") == (entry.enforcement.allowed != nil))
        }
    }
}
