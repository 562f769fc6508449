import Rules
import Testing

@testable import ProxyGuard

@Suite struct StartupRuleTests {
    @Test func everyRuleHasAnIDOfItsOwnAndAdvice() {
        let rules = StartupRule.all
        #expect(Set(rules.map(\.id)).count == rules.count && rules.count > 20)
        for rule in rules {
            #expect(rule.id.family == "startup" && rule.remediation.hasSuffix(".") && !rule.name.isEmpty, "\(rule.id)")
        }
    }

    @Test func whatIsRefusedIsBad() {
        for rule in StartupRule.all where rule.weight != .warns { #expect(rule.severity >= .high, "\(rule.id)") }
    }
}
