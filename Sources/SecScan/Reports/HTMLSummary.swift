internal import Rules

/// The top of the page: the verdict, what was not scanned, and the figures.
struct HTMLSummary {
    var report: ScanReport

    /// So many gaps are listed at once; the rest unfolds.
    private static let listedGaps = 8

    var text: String { verdict + gaps + figures }

    /// `12 findings in 5 files`.
    var headline: String {
        if report.findings.isEmpty {
            return report.isComplete ? "Nothing found" : "Nothing found in what was scanned"
        }
        let places = Set(report.findings.map(\.place.path)).count
        let areFiles = report.findings.allSatisfy(\.place.isFile)
        let found = Quantity.counted(report.findings.count, "finding")
        return "\(found) in \(Quantity.counted(places, areFiles ? "file" : "place"))"
    }

    private var verdict: String {
        var sentence = "Scanned \(TextReport.coverage(report.statistics))."
        if report.suppressedCount > 0 {
            sentence += " \(Quantity.counted(report.suppressedCount, "finding")) held back by suppressions."
        }
        let isClean = report.findings.isEmpty && report.isComplete
        let mark =
            isClean
            ? "<svg class=\"mark\" viewBox=\"0 0 40 40\" width=\"40\" height=\"40\" aria-hidden=\"true\"><circle cx=\"20\" cy=\"20\" r=\"18\"/><path d=\"M12.5 20.5l5 5 10-11\"/></svg>"
            : ""
        return
            "<section class=\"verdict\(isClean ? " clean" : "")\">\n\(mark)<div><h1>\(headline)</h1>\n<p>\(sentence)</p></div>\n</section>\n"
    }

    private var gaps: String {
        guard !report.isComplete else { return "" }
        let items = report.notScanned.map {
            "<li><code>\(HTMLText.line($0.what))</code> <span>\(HTMLText.line($0.reason))</span></li>\n"
        }
        var list = "<ul>\n\(items.prefix(Self.listedGaps).joined())</ul>\n"
        if items.count > Self.listedGaps {
            list += "<details><summary>\(Quantity.grouped(items.count - Self.listedGaps)) more</summary>\n"
            list += "<ul>\n\(items.dropFirst(Self.listedGaps).joined())</ul>\n</details>\n"
        }
        return """
            <section class="gaps" aria-labelledby="gaps">
            <h2 id="gaps">The scan is incomplete: \(Quantity.counted(items.count, "thing")) not scanned</h2>
            <p>There may be secrets in what follows. Mend the cause and scan again before you rely on this report.</p>
            \(list)</section>

            """
    }

    private var figures: String {
        let statistics = report.statistics
        var coverage: [(name: String, value: String)] = []
        if statistics.commits > 0 { coverage.append(("Commits", Quantity.grouped(statistics.commits))) }
        if statistics.blobs > 0 { coverage.append(("Blobs", Quantity.grouped(statistics.blobs))) }
        if statistics.files > 0 { coverage.append(("Files", Quantity.grouped(statistics.files))) }
        coverage.append(("Content", Quantity.bytes(statistics.bytes)))
        coverage.append(("Time", Quantity.seconds(statistics.seconds)))
        coverage.append(("Suppressed", Quantity.grouped(report.suppressedCount)))
        coverage.append(("Coverage", report.isComplete ? "Complete" : "Incomplete"))
        let cards = coverage.map { item in
            let isWarning = item.value == "Incomplete"
            return "<div\(isWarning ? " class=\"warn\"" : "")><dt>\(item.name)</dt><dd>\(item.value)</dd></div>\n"
        }
        return
            "<section class=\"figures\" aria-label=\"Summary\">\n\(severities)<dl class=\"coverage\">\n\(cards.joined())</dl>\n</section>\n"
    }

    /// A card for each severity, which is its filter too, and their shares as a bar.
    private var severities: String {
        guard !report.findings.isEmpty else { return "" }
        var cards = ""
        var bar = ""
        var x = 0.0
        for severity in Severity.allCases.reversed() {
            let count = report.findings.count { $0.severity == severity }
            cards += "<button type=\"button\" class=\"sev \(severity)\" data-sev=\"\(severity)\" aria-pressed=\"false\""
            cards += count == 0 ? " disabled>" : ">"
            cards +=
                "<span class=\"n\">\(Quantity.grouped(count))</span><span class=\"l\">\(severity.capitalised)</span></button>\n"
            let width = Double(count) / Double(report.findings.count) * 1000
            if count > 0 {
                bar +=
                    "<rect class=\"\(severity)\" x=\"\(Int(x))\" y=\"0\" width=\"\(Int(width.rounded(.up)))\" height=\"4\"/>"
            }
            x += width
        }
        return "<div class=\"severities\" role=\"group\" aria-label=\"Filter by severity\">\n\(cards)</div>\n"
            + "<svg class=\"bar\" viewBox=\"0 0 1000 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(bar)</svg>\n"
    }
}
