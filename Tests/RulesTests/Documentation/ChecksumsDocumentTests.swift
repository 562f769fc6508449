import Foundation
import Rules
import Testing

/// `docs/checksums.md` and `docs/writing-rules.md` know every check.
@Suite struct ChecksumsDocumentTests {
    private static func text(_ path: String) throws -> String {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test(arguments: Validation.allCases)
    func isDocumented(validation: Validation) throws {
        #expect(try Self.text("docs/checksums.md").contains("| `\(validation.rawValue)` |"))
        #expect(try Self.text("docs/writing-rules.md").contains("`\(validation.rawValue)`"))
    }
}
