internal import Rules

/// JUnit's XML: a suite for each rule that fired, a failure for each finding, an error for each thing not scanned.
struct JUnitReport: ReportWriter {
    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        var suites = report.firedRules.map { rule in
            Self.suite(rule, report.findings.filter { $0.rule.id == rule.id }, options)
        }
        if !report.isComplete { suites.append(Self.skippedSuite(report.notScanned)) }
        if suites.isEmpty { suites.append(Self.passingSuite(report)) }
        var text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"
            + MarkupText.attribute("name", "secscan \(report.target)")
        text += MarkupText.attribute("tests", max(1, report.findings.count + report.notScanned.count))
        text +=
            MarkupText.attribute("failures", report.findings.count)
            + MarkupText.attribute("errors", report.notScanned.count)
        text += MarkupText.attribute("time", ReportFields.Stats(report.statistics).seconds) + ">\n"
        return text + suites.joined() + "</testsuites>\n"
    }

    private static func opening(_ name: String, tests: Int, failures: Int = 0, errors: Int = 0) -> String {
        "  <testsuite\(MarkupText.attribute("name", name))\(MarkupText.attribute("tests", tests))"
            + "\(MarkupText.attribute("failures", failures))\(MarkupText.attribute("errors", errors)) skipped=\"0\">\n"
    }

    private static func suite(_ rule: Rule, _ findings: [Finding], _ options: ReportOptions) -> String {
        var text = opening("\(rule.id)", tests: findings.count, failures: findings.count)
        for finding in findings {
            let place = finding.place
            text += "    <testcase" + MarkupText.attribute("classname", "secscan.\(rule.id)")
            text += MarkupText.attribute("name", "\(rule.name) in \(place.path):\(place.line):\(place.column)")
            text += MarkupText.attribute("file", place.path) + MarkupText.attribute("line", place.line) + ">\n"
            text += "      <failure" + MarkupText.attribute("message", finding.message)
            text += MarkupText.attribute("type", finding.severity.rawValue) + ">"
            text += MarkupText.escaped(details(finding, options)) + "</failure>\n    </testcase>\n"
        }
        return text + "  </testsuite>\n"
    }

    private static func details(_ finding: Finding, _ options: ReportOptions) -> String {
        var lines = ["\(finding.place.path):\(finding.place.line):\(finding.place.column)"]
        if let line = finding.shownLine(options) {
            lines.append(line)
        } else if let secret = finding.shownSecret(options) {
            lines.append(secret)
        }
        if let commit = finding.commit { lines.append("commit \(commit.id), \(commit.date), \(commit.author)") }
        let further = finding.furtherOccurrences
        lines += further.prefix(10).map { occurrence in
            "also \(occurrence.place.path):\(occurrence.place.line):\(occurrence.place.column)"
        }
        if further.count > 10 { lines.append("and \(further.count - 10) more places") }
        lines.append("fingerprint \(finding.fingerprint)")
        lines.append("fix: \(finding.rule.remediation)")
        return lines.joined(separator: "\n")
    }

    private static func skippedSuite(_ skipped: [NotScanned]) -> String {
        var text = opening("not scanned", tests: skipped.count, errors: skipped.count)
        for item in skipped {
            text += "    <testcase classname=\"secscan.not-scanned\"\(MarkupText.attribute("name", item.what))>\n"
            text +=
                "      <error\(MarkupText.attribute("message", item.reason)) type=\"not-scanned\"/>\n    </testcase>\n"
        }
        return text + "  </testsuite>\n"
    }

    private static func passingSuite(_ report: ScanReport) -> String {
        opening("secscan", tests: 1)
            + "    <testcase classname=\"secscan\"\(MarkupText.attribute("name", "no secrets in \(report.target)"))/>\n"
            + "  </testsuite>\n"
    }
}
