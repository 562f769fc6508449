import Testing

@testable import ProxyManagement
@testable import ProxyRecords

@Suite("Audit texts")
struct AuditTextsTests {
    @Test("what no key shows is told with what that means", arguments: [true, false])
    func authenticated(isAuthenticated: Bool) {
        var extent = AuditExtent(count: 2, first: 1, last: 2, files: 1, isEndKnown: true)
        extent.isAuthenticated = isAuthenticated
        let json = AuditVerdict.intact(extent).json
        #expect(json["intact"] == true && json["authenticated"] == .bool(isAuthenticated))
        #expect(json["note"]?.text?.contains("without a key anybody") == (isAuthenticated ? nil : true))
    }

    @Test("a key of before is no proof, and is named")
    func earlierKey() {
        var extent = AuditExtent(count: 2, first: 1, last: 2, files: 1, isEndKnown: true)
        extent.isOfEarlierKey = true
        let json = AuditVerdict.intact(extent).json
        #expect(json["authenticated"] == false && json["note"]?.text?.contains("a key of before") == true)
    }

    @Test("a fault names the file without its folder")
    func fault() {
        let verdict = AuditVerdict.broken(AuditFault(file: "/var/lib/a/audit.jsonl", line: 3, kind: .gap, message: "m"))
        #expect(
            verdict.json == ["intact": false, "file": "audit.jsonl", "line": 3, "kind": "gap", "message": "m"])
    }
}
