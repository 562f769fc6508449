import Rules
import Testing

@testable import Checks

@Suite("CheckList")
struct CheckListTests {
    @Test("every check brings a rule with examples of both kinds, and no pattern")
    func rules() throws {
        #expect(
            CheckList.rules.count == CheckList.pathChecks.count + CheckList.fileChecks.reduce(0) { $0 + $1.rules.count }
        )
        _ = try RuleSet(CheckList.rules)
        for rule in CheckList.rules {
            #expect(rule.keywords.isEmpty && rule.pattern.isEmpty)
            #expect(rule.examples.count >= 3 && rule.nonExamples.count >= 3)
        }
    }

    @Test("the rules of a file check are of its family")
    func families() {
        for check in CheckList.fileChecks { #expect(check.rules.allSatisfy { $0.id.family == check.family }) }
    }

    @Test("every path check fires on its examples and on no other")
    func examples() {
        for check in CheckList.pathChecks {
            for (examples, expected) in [(check.rule.examples, true), (check.rule.nonExamples, false)] {
                for example in examples {
                    let path = example.path ?? ""
                    let fires = check.fires(onTracked: Array(path.utf8))
                    #expect(fires == expected, "\(check.rule.id): \(path)")
                }
            }
        }
    }
}
