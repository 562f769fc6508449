import Foundation
import Testing

@testable import ProxyGuard

@Suite struct SelfCheckReportJSONTests {
    @Test func theFieldsAreThoseOfTheScanner() throws {
        let report = SelfCheckReport(
            path: "/etc/p.toml",
            findings: [
                try SelfCheckReportTextTests.finding("/etc/p.toml", line: 3, column: 8, refuses: true, "bad \"x\""),
                try SelfCheckReportTextTests.finding("(process)", refuses: false, "strange"),
            ], notScanned: [.init(what: "/etc/large", reason: "too long")])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json(version: "1.2.3").utf8)) as? [String: Any])
        #expect(document["schemaVersion"] as? Int == 1 && document["command"] as? String == "check")
        #expect(document["tool"] as? [String: String] == ["name": "proxyguard", "version": "1.2.3"])
        #expect(document["refused"] as? Bool == true && document["complete"] as? Bool == false)
        #expect(document["notScanned"] as? [[String: String]] == [["what": "/etc/large", "reason": "too long"]])
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.count == 2)
        let first = findings[0]
        #expect(first["rule"] as? String == "startup/of-a-test" && first["message"] as? String == "bad \"x\"")
        #expect(first["path"] as? String == "/etc/p.toml" && first["line"] as? Int == 3 && first["column"] as? Int == 8)
        #expect(first["severity"] as? String == "high" && first["confidence"] as? String == "high")
        #expect(first["refuses"] as? Bool == true && first["remediation"] as? String == "Mend it.")
        let rules = try #require(document["rules"] as? [[String: Any]])
        #expect(rules.count == 1 && rules[0]["severity"] as? String == "high")
    }

    @Test func aFingerprintIsThatOfTheThingAndNotOfItsLine() throws {
        let first = try SelfCheckReportTextTests.finding("p", line: 3, column: 8, refuses: true, "bad")
        let moved = try SelfCheckReportTextTests.finding("p", line: 9, column: 1, refuses: true, "bad")
        let other = try SelfCheckReportTextTests.finding("p", line: 3, column: 8, refuses: true, "worse")
        #expect(first.fingerprint == moved.fingerprint && first.fingerprint != other.fingerprint)
        #expect(first.fingerprint.count == 64)
    }
}
