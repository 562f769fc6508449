import ProxyRecords
import Testing

@testable import ProxyManagement

@Suite("Audit texts")
struct AuditTextsTests {
    @Test("a fault names the file without its folder")
    func fault() {
        let verdict = AuditVerdict.broken(AuditFault(file: "/var/lib/a/audit.jsonl", line: 3, kind: .gap, message: "m"))
        #expect(
            verdict.json == ["intact": false, "file": "audit.jsonl", "line": 3, "kind": "gap", "message": "m"])
    }
}
