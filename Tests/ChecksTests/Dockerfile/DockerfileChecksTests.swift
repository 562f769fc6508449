import Rules
import Testing

@testable import Checks

/// What every check of Dockerfiles must keep to; what each finds is in its examples, which `ExampleRunner` runs.
@Suite struct DockerfileChecksTests {
    @Test func everyRuleIsOfTheFamily() {
        for check in DockerfileChecks.all {
            #expect(check.rule.id.family == "docker" && check.rule.cwe.hasPrefix("CWE-"))
            #expect(!check.rule.references.isEmpty && check.rule.description.count > 60, "\(check.rule.id)")
        }
        #expect(Set(DockerfileChecks.all.map { $0.rule.id }).count == DockerfileChecks.all.count)
    }

    @Test func everyBadExampleShowsWhere() {
        for check in DockerfileChecks.all {
            for example in check.rule.examples {
                #expect(!example.places.isEmpty, "\(check.rule.id): \(example.text)")
            }
        }
    }

    @Test func examplesPass() throws {
        let set = try RuleSet(CheckList.rules)
        let result = try ExampleRunner(set).run(DockerfileChecks.all.map { $0.rule })
        #expect(result.failures.isEmpty, "\(result.failures.map(\.description).joined(separator: "\n"))")
        #expect(result.count > 6 * DockerfileChecks.all.count)
    }

    /// Whatever stands in the file, no check may crash or point outside of it.
    @Test(arguments: DockerfileChecks.all.map { $0.rule.id })
    func cutAnywhere(id: RuleID) throws {
        let rule = try #require(DockerfileAudit.rules.first { $0.id == id })
        for example in rule.examples + rule.nonExamples {
            let text = Array(example.text.utf8)
            for end in stride(from: 0, through: text.count, by: 7) {
                for piece in [Array(text[..<end]), Array(text[end...])] {
                    let found = DockerfileAudit.findings(in: piece, options: CheckOptions()) { $0 == id }
                    #expect(found.allSatisfy { $0.finding.range.upperBound <= piece.count })
                }
            }
        }
    }
}
