import FoundationEssentials
import Testing

@testable import SecScan

/// The documents in `Snapshots` were validated against the schema of the standard.
@Suite struct SARIFReportTests {
    private func run(_ report: ScanReport) throws -> JSONValue {
        let text = SARIFReport().write(report, options: ReportOptions(toolVersion: "9.9.9"))
        let log = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(log["version"]?.string == "2.1.0")
        return try #require(log["runs"]?[0])
    }

    @Test func rulesSayWhatCodeScanningSitesRead() throws {
        let rules = try #require(try run(try SampleReport.full())["tool"]?["driver"]?["rules"])
        let access = try #require(rules[0])
        #expect(access["id"]?.string == "aws/access-key-id")
        #expect(access["name"]?.string == "AwsAccessKeyId")
        #expect(access["defaultConfiguration"]?["level"]?.string == "error")
        #expect(access["properties"]?["security-severity"]?.string == "9.5")
        #expect(access["properties"]?["precision"]?.string == "very-high")
        #expect(access["properties"]?["tags"]?.items.contains(.string("external/cwe/cwe-798")) == true)
        #expect(access["help"]?["markdown"]?.string?.contains("Deactivate the key") == true)
        #expect(access["helpUri"]?.string?.hasPrefix("https://docs.aws") == true)
    }

    @Test func resultsPointAtTheirRules() throws {
        let run = try run(try SampleReport.full())
        for result in run["results"]?.items ?? [] {
            let index = Int(try #require(result["ruleIndex"]?.number))
            #expect(run["tool"]?["driver"]?["rules"]?[index]?["id"] == result["ruleId"])
            #expect(result["partialFingerprints"]?["secscan/v1"]?.string?.utf8.count == 32)
        }
    }

    @Test func columnsEndBehindTheLastByte() throws {
        let result = try #require(try run(try SampleReport.full())["results"]?[1])
        let region = try #require(result["locations"]?[0]?["physicalLocation"]?["region"])
        #expect(region["startColumn"]?.number == 20)
        #expect(region["endColumn"]?.number == 40)
        #expect(region["startLine"]?.number == 12)
        #expect(result["relatedLocations"]?.items.count == 29)
        #expect(result["properties"]?["inHead"] == .bool(false))
    }

    @Test func gapsAndNotesAreNotifications() throws {
        let invocation = try #require(try run(try SampleReport.full())["invocations"]?[0])
        #expect(invocation["executionSuccessful"] == .bool(false))
        let levels = invocation["toolExecutionNotifications"]?.items.map { $0["level"]?.string }
        #expect(levels == ["error", "error", "note", "note"])
        #expect(try run(SampleReport.clean())["invocations"]?[0]?["executionSuccessful"] == .bool(true))
    }

    @Test(arguments: [
        ("a/b c.txt", "a/b%20c.txt"), ("git:commit-message", "git%3Acommit-message"), ("100%.md", "100%25.md"),
        ("ü#?.x", "%C3%BC%23%3F.x"), ("a\nb", "a%0Ab"), ("-_.~/", "-_.~/"),
    ])
    func pathsAreEncoded(path: String, uri: String) {
        #expect(SARIFReport.percentEncoded(path) == uri)
    }
}
