import Rules
import Testing

@testable import SecScan

@Suite struct AllowTests {
    private func allow(_ change: (inout Allow) throws -> Void) rethrows -> Allow {
        var allow = Allow(origin: "here", reason: "known")
        try change(&allow)
        return allow
    }

    private func names(_ sighting: Sighting = .sample(), _ change: (inout Allow) throws -> Void) rethrows -> Bool {
        try allow(change).names(sighting, now: 100)
    }

    @Test func eachConditionDecides() throws {
        #expect(names { $0.paths = [Glob("*.txt")] })
        #expect(!names { $0.paths = [Glob("*.md")] })
        #expect(names { $0.exactPaths = ["a.txt"] })
        #expect(!names(.sample("d/a.txt")) { $0.exactPaths = ["a.txt"] })
        #expect(names { $0.rules = [RuleSelector("sample")] })
        #expect(!names { $0.rules = [RuleSelector("other")] })
        #expect(names { $0.fingerprints = [Sighting.sample().fingerprint.description] })
        #expect(!names { $0.fingerprints = [Sighting.sample(value: Token.second).fingerprint.description] })
        #expect(names(.sample(commit: "abcdef")) { $0.commits = ["abcdef"] })
        #expect(!names(.sample(commit: "abcdef")) { $0.commits = ["abc"] })
        #expect(!names { $0.commits = ["abc"] })
        #expect(names(.sample(line: 7)) { $0.line = 7 })
        #expect(!names(.sample(line: 8)) { $0.line = 7 })
    }

    @Test func nothingNamedIsNothingAllowed() {
        #expect(!names { _ in })
    }

    @Test func allConditionsAreNeeded() {
        let isNamed = names {
            $0.paths = [Glob("*.txt")]
            $0.rules = [RuleSelector("other")]
        }
        #expect(!isNamed)
    }

    @Test func aRuleOfGitleaksIsComparedWithRulesOfGitleaks() {
        let own = Sighting.sample(rule: Token.rule("gitleaks/mine", aliases: ["gitleaks:Mine"]))
        func isNamed(_ sighting: Sighting, _ rule: String) -> Bool {
            names(sighting) {
                $0.exactPaths = ["a.txt"]
                $0.gitleaksRule = rule
            }
        }
        #expect(isNamed(own, "Mine") && !isNamed(own, "mine") && isNamed(.sample(), "any"))
    }

    @Test(arguments: [(99, false), (100, false), (101, true)])
    func expires(at time: Int64, expected: Bool) {
        let isNamed = names {
            $0.rules = [RuleSelector("*")]
            $0.expires = time
        }
        #expect(isNamed == expected)
    }

    @Test func criticalNeedsAFingerprint() {
        let critical = Sighting.sample(rule: Token.rule(severity: .critical))
        #expect(allow { $0.rules = [RuleSelector("*")] }.isRefused(critical))
        #expect(!allow { $0.rules = [RuleSelector("*")] }.isRefused(.sample()))
        #expect(!allow { $0.fingerprints = [critical.fingerprint.description] }.isRefused(critical))
        #expect(!allow { $0.sparesCritical = false }.isRefused(critical))
    }

    @Test func aFamilyIsNeededAndNamesNothingByItself() {
        #expect(!names { $0.family = "sample" })
        func isNamed(_ family: String) -> Bool {
            names {
                $0.family = family
                $0.exactPaths = ["b.txt", "a.txt"]
            }
        }
        #expect(isNamed("sample") && !isNamed("docker"))
    }
}
