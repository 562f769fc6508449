import Rules
import Testing

@testable import Checks

@Suite("Licence expressions")
struct LicenseExpressionTests {
    @Test(
        "expressions",
        arguments: [
            ("MIT", true), ("mit", true), ("Apache-2.0 OR MIT", true), ("(MIT)", true), ("GPL-2.0+", true),
            ("GPL-2.0-only WITH Classpath-exception-2.0", true), ("(MIT AND (BSD-3-Clause OR ISC))", true),
            ("LicenseRef-own", true), ("DocumentRef-a:LicenseRef-b", true),
            ("", false), ("Apache 2", false), ("MIT OR", false), ("OR MIT", false), ("(MIT", false), ("MIT)", false),
            ("MIT WITH", false), ("MIT WITH MIT", false), ("MIT, ISC", false), ("free", false),
        ])
    func expressions(text: String, isValid: Bool) {
        #expect(LicenseExpression.isValid(text) == isValid)
    }

    @Test("nesting has a limit")
    func nesting() {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "MIT" + String(repeating: ")", count: depth)
        }
        #expect(LicenseExpression.isValid(nested(32)))
        #expect(!LicenseExpression.isValid(nested(33)))
        #expect(!LicenseExpression.isValid(nested(100_000)))
    }
}
