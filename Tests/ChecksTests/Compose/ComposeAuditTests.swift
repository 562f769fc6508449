import Rules
import Testing

@testable import Checks

/// What every check of compose files must keep to; what each finds is in its examples, which `ExampleRunner` runs.
@Suite struct ComposeAuditTests {
    @Test func everyRuleIsOfTheFamily() {
        for check in ComposeChecks.all {
            #expect(check.rule.id.family == "compose" && check.rule.cwe.hasPrefix("CWE-"))
            #expect(!check.rule.references.isEmpty && check.rule.description.count > 60, "\(check.rule.id)")
            #expect(check.rule.examples.allSatisfy { !$0.places.isEmpty }, "\(check.rule.id)")
        }
        #expect(Set(ComposeChecks.all.map { $0.rule.id }).count == ComposeChecks.all.count)
    }

    @Test func examplesPass() throws {
        let result = try ExampleRunner(RuleSet(CheckList.rules)).run(ComposeAudit.rules)
        #expect(result.failures.isEmpty, "\(result.failures.map(\.description).joined(separator: "\n"))")
        #expect(result.count >= 6 * ComposeChecks.all.count)
    }

    @Test func whatServicesShareIsOneFinding() {
        let text = "x: &x {privileged: true}\nservices: {a: {<<: *x}, b: {<<: *x}}\n"
        let found = ComposeAudit.findings(in: Array(text.utf8), options: CheckOptions()) {
            "\($0)" == "compose/privileged"
        }
        #expect(found.map(\.finding.range) == [19..<23])
    }

    /// Whatever stands in the file, no check may crash or point outside of it.
    @Test(arguments: ComposeAudit.rules.map(\.id))
    func cutAnywhere(id: RuleID) throws {
        for rule in ComposeAudit.rules {
            for example in rule.examples + rule.nonExamples {
                let text = Array(example.text.utf8)
                for end in stride(from: 0, through: text.count, by: 11) {
                    for piece in [Array(text[..<end]), Array(text[end...])] {
                        let found = ComposeAudit.findings(in: piece, options: CheckOptions()) { $0 == id }
                        #expect(found.allSatisfy { $0.finding.range.upperBound <= piece.count })
                    }
                }
            }
        }
    }
}
