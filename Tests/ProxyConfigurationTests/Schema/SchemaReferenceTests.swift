import TestSupport
import Testing

@testable import ProxyConfiguration

@Suite struct SchemaReferenceTests {
    private static let file = "docs/proxy-configuration.md"

    @Test func theDocumentHasTheSchema() throws {
        let text = try RepositoryTree.text(Self.file)
        let start = try #require(text.firstRange(of: "compares what follows with the schema -->\n"))
        let end = try #require(text.firstRange(of: "<!-- end of settings -->"))
        let written = text[start.upperBound..<end.lowerBound]
        #expect(String(written) == SchemaReference.markdown, "write it anew: \(SchemaReference.markdown)")
    }

    @Test func everySettingIsInIt() {
        for setting in Schema.settings {
            let name = setting.key.split(separator: ".").dropFirst().joined(separator: ".")
            #expect(SchemaReference.markdown.contains("| `\(name.isEmpty ? setting.key : name)` |"), "\(setting.key)")
        }
    }
}
