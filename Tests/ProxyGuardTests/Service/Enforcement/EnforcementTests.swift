import ProxyConfiguration
import Testing

@testable import ProxyGuard

@Suite struct EnforcementTests {
    @Test func allowedValues() {
        #expect(Enforcement.Allowed.none.contains("") && !Enforcement.Allowed.none.contains("\"x\""))
        let values = Enforcement.Allowed.values(["\"off\"", "[]"])
        #expect(values.contains("[]") && !values.contains("off") && values.advice == "write \"off\" or []")
        let prefix = Enforcement.Allowed.prefix("\"sqlite:", meaning: "a file")
        #expect(prefix.contains("\"sqlite:/a\"") && !prefix.contains("\"redis:") && prefix.advice == "write a file")
    }

    @Test func whatIsEnforcedMayBeAnything() {
        #expect(Enforcement.enforced(by: .tls).allowed == nil && Enforcement.enforced(by: .tls).advice == nil)
        #expect(Enforcement.partly(by: .tls, .values(["1"])).advice == "write 1")
        #expect(Enforcement.notYet(allowed: .values(["1"])).advice == "take the line out, or write 1")
        #expect(Enforcement.notYet(allowed: .none).advice == "take the line out")
        #expect(Enforcement.partly(by: .tls, .none).allowed == Enforcement.Allowed.none)
        #expect(Enforcement.notYet(allowed: .none).allowed == Enforcement.Allowed.none)
    }
}
