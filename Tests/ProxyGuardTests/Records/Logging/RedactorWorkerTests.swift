import Rules
import Testing

@testable import ProxyRecords

@Suite("Redaction")
struct RedactorWorkerTests {
    static func rule() throws -> Rule {
        Rule(
            id: try #require(RuleID("test/key")), name: "A key", description: "Fires.", severity: .high,
            confidence: .high, keywords: ["tk_"], pattern: "tk_[0-9a-f]{12}", remediation: "Revoke it.")
    }

    private func worker() throws -> RedactorWorker {
        Redactor(detector: Detector(rules: try RuleSet([Self.rule()])), registry: SecretRegistry()).makeWorker()
    }

    private let value = "tk_" + "0a1b2c3d4e5f"

    @Test("what a rule finds is masked, in each of several texts")
    func rules() throws {
        let worker = try worker()
        #expect(worker.redact("a \(value), \(value) b") == "a [redacted], [redacted] b")
        #expect(worker.redact(["clean", value, "x\n\(value)"]) == ["clean", "[redacted]", "x\n[redacted]"])
        #expect(worker.redact(["", ""]) == ["", ""] && worker.redact([]) == [])
    }

    @Test("a long text is cut, and a credential at the cut is not shown in part")
    func long() throws {
        let worker = try worker()
        for start in [RedactorWorker.shownLength - 4, RedactorWorker.searchedLength - 4] {
            let text = String(repeating: "a ", count: start / 2) + value + String(repeating: " b", count: 9000)
            let shown = worker.redact(text)
            #expect(shown.hasSuffix("\u{2026}") && !shown.contains("tk_"))
            #expect(shown.utf8.count <= RedactorWorker.shownLength + 16)
        }
    }
}
