import Foundation
import Testing

@testable import ProxyGuard

@Suite struct SelfCheckReportSARIFTests {
    @Test func theLogIsWhatSitesRead() throws {
        let report = SelfCheckReport(
            path: "/etc/p q.toml",
            findings: [
                try SelfCheckReportTextTests.finding("/etc/p q.toml", line: 3, column: 8, refuses: true, "bad"),
                try SelfCheckReportTextTests.finding("etc/.env", line: 2, refuses: false, "odd"),
                try SelfCheckReportTextTests.finding("(process)", refuses: false, "strange"),
            ], notScanned: [.init(what: "/etc/large", reason: "too long")])
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(report.sarif(version: "1.2.3").utf8)) as? [String: Any])
        #expect(
            log["version"] as? String == "2.1.0" && (log["$schema"] as? String)?.contains("sarif-schema-2.1.0") == true)
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect(driver["name"] as? String == "proxyguard")
        #expect((driver["rules"] as? [[String: Any]])?.map { $0["id"] as? String } == ["startup/of-a-test"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "warning"])
        #expect(results.allSatisfy { $0["ruleIndex"] as? Int == 0 })
        let places = results.map { ($0["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"] }
        let artifact = places[0]?["artifactLocation"] as? [String: String]
        #expect(artifact == ["uri": "file:///etc/p%20q.toml"])
        #expect(
            places[0]?["region"] as? [String: Int] == ["startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 9])
        #expect(places[1]?["artifactLocation"] as? [String: String] == ["uri": "etc/.env", "uriBaseId": "%SRCROOT%"])
        #expect(places[1]?["region"] as? [String: Int] == ["startLine": 2])
        #expect(places[2] == nil)
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect((invocation["toolExecutionNotifications"] as? [[String: Any]])?.count == 1)
    }
}
