import BuiltInRules
import Rules
import Testing

@testable import ProxyGuards

@Suite struct GuardEngineTests {
    @Test func onlyRulesThatAreSureAreUsed() throws {
        let engine = try GuardSamples.engine()
        let rules = engine.detector.rules.rules
        #expect(rules.count > 300)
        #expect(rules.allSatisfy { $0.severity >= .high && ($0.confidence >= .high || $0.validation != nil) })
        #expect(!rules.contains { $0.id.isOf(family: "generic") && $0.confidence < .high && $0.validation == nil })
    }

    @Test func doubtfulFindingsDoNotCount() throws {
        let engine = try GuardSamples.engine()
        #expect(engine.counts(.high) && engine.counts(.certain) && !engine.counts(.medium))
    }

    @Test func aLowerBarTakesInMore() throws {
        let all = try BuiltInRules.load()
        let engine = GuardEngine(rules: all, severity: .low, confidence: .low)
        #expect(try engine.detector.rules.rules.count > GuardSamples.engine().detector.rules.rules.count)
        #expect(engine.ruleName(0).contains("/"))
    }
}
