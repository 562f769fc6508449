internal import Rules

/// The filters and the table of findings.
struct HTMLFindings {
    var findings: [Finding]
    var rules: [Rule]
    var options: ReportOptions

    /// Places listed for one finding.
    private static let listedPlaces = 200
    private static let columns: [(key: String, title: String)] = [
        ("severity", "Severity"), ("rule", "Rule"), ("path", "Location"), ("confidence", "Confidence"),
        ("date", "Introduced"), ("head", "In HEAD"), ("places", "Places"),
    ]

    var text: String {
        guard !findings.isEmpty else { return "" }
        let headings = Self.columns.map { column in
            "<th role=\"columnheader\" scope=\"col\" class=\"c-\(column.key)\" aria-sort=\"\(column.key == "severity" ? "descending" : "none")\">"
                + "<button type=\"button\" data-sort=\"\(column.key)\">\(column.title)</button></th>"
        }
        var text = "<section class=\"findings\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n"
        text += filters
        text +=
            "<table id=\"table\" role=\"table\">\n<caption class=\"unseen\">Findings, worst first; column headings sort</caption>\n"
        text += "<thead role=\"rowgroup\"><tr role=\"row\">\(headings.joined())</tr></thead>\n"
        let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        for (number, finding) in findings.enumerated() {
            text += row(finding, number: number, rule: indices[finding.rule.id] ?? 0)
        }
        text += "</table>\n<p class=\"nothing\" id=\"nothing\" hidden>No finding matches these filters. "
        return text + "<button type=\"button\" id=\"clear\">Clear filters</button></p>\n</section>\n"
    }

    private var filters: String {
        let rules = rules.map {
            "<option value=\"\(HTMLText.line($0.id.description))\">\(HTMLText.line($0.name))</option>"
        }
        let confidences = Confidence.allCases.reversed().map { confidence in
            let name = confidence.rawValue.prefix(1).uppercased() + confidence.rawValue.dropFirst()
            return "<option value=\"\(confidence)\">\(name)\(confidence == .certain ? "" : " or more")</option>"
        }
        return """
            <form class="filters" id="filters" hidden>
            <label class="search"><span class="unseen">Search</span><input type="search" id="search" placeholder="Search path, rule, author, commit …" autocomplete="off" spellcheck="false"></label>
            <label><span class="unseen">Rule</span><select id="rule"><option value="">All rules</option>\(rules.joined())</select></label>
            <label><span class="unseen">Confidence</span><select id="confidence"><option value="">Any confidence</option>\(confidences.joined())</select></label>
            <label><span class="unseen">In HEAD</span><select id="head"><option value="">In HEAD or not</option><option value="yes">Still in HEAD</option><option value="no">History only</option></select></label>
            <button type="button" id="expand">Expand all</button>
            <output id="count" aria-live="polite"></output>
            </form>

            """
    }

    private func row(_ finding: Finding, number: Int, rule: Int) -> String {
        let head = finding.inHead.map { $0 ? "yes" : "no" } ?? ""
        let places = max(1, finding.occurrences.count)
        let confidence = Confidence.allCases.firstIndex(of: finding.confidence) ?? 0
        let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
        let date = finding.commit.map { "<time datetime=\"\($0.date)\">\($0.date.prefix(10))</time>" } ?? none
        let inHead = finding.inHead.map {
            $0 ? "<span class=\"pill in\">in HEAD</span>" : "<span class=\"pill\">removed</span>"
        }
        return """
            <tbody role="rowgroup" class="finding" data-severity="\(severity)" data-level="\(finding.severity)" data-confidence="\(confidence)" data-rule="\(HTMLText.line(finding.rule.id.description))" data-head="\(head)" data-date="\(finding.commit?.time ?? 0)" data-places="\(places)" data-path="\(HTMLText.line(finding.place.path))" data-line="\(finding.place.line)">
            <tr role="row" class="row">\
            <td role="cell" class="c-severity"><button type="button" class="open" aria-expanded="false" aria-controls="d\(number)"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="M4 2.5L8 6l-4 3.5"/></svg><span class="badge \(finding.severity)">\(finding.severity.capitalised)</span></button></td>\
            <td role="cell" class="c-rule">\(HTMLText.line(finding.rule.name))<small>\(HTMLText.line(finding.rule.id.description))</small></td>\
            <td role="cell" class="c-path">\(location(finding.place))</td>\
            <td role="cell" class="c-confidence">\(finding.confidence)</td>\
            <td role="cell" class="c-date">\(date)</td>\
            <td role="cell" class="c-head">\(inHead ?? none)</td>\
            <td role="cell" class="c-places\(places == 1 ? " one" : "")">\(Quantity.grouped(places))</td></tr>
            <tr role="row" class="detail" id="d\(number)"><td role="cell" colspan="\(Self.columns.count)">\(detail(finding, rule: rule))</td></tr>
            </tbody>

            """
    }

    private var none: String { "<span class=\"none\">–</span>" }

    private func location(_ place: Place) -> String {
        let line = "<span class=\"ln\">:\(place.line):\(place.column)</span>"
        if let name = place.pseudoName { return "<span class=\"pseudo\">\(HTMLText.line(name))</span>\(line)" }
        let components = place.path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = components.dropLast().map { $0 + "/" }.joined()
        let name = components.last.map { String($0) } ?? ""
        return
            "<span class=\"dir\">\(HTMLText.line(folder))</span><span class=\"file\">\(HTMLText.line(name))</span>\(line)"
    }

    private func detail(_ finding: Finding, rule: Int) -> String {
        var text = "<div class=\"sheet\">\n<p class=\"message\">\(HTMLText.line(finding.message))</p>\n"
        if let shown = finding.shownExcerpt(options) {
            text +=
                "<pre tabindex=\"0\"><span class=\"no\">\(finding.place.line)</span><code>\(HTMLText.line(shown.before))"
            text += "<mark>\(HTMLText.line(shown.masked))</mark>\(HTMLText.line(shown.after))</code></pre>\n"
        } else if let secret = finding.shownSecret(options) {
            text += "<pre tabindex=\"0\"><code><mark>\(HTMLText.line(secret))</mark></code></pre>\n"
        }
        text += "<div class=\"columns\">\n<div class=\"fix\" data-fix=\"\(rule)\"><h3>How to fix</h3>"
        text += "<p class=\"static\"><a href=\"#fix\(rule)\">See the rule below</a></p></div>\n"
        text += "<div><h3>\(places(finding))</div>\n</div>\n\(facts(finding))</div>"
        return text
    }

    private func places(_ finding: Finding) -> String {
        let occurrences =
            finding.occurrences.isEmpty
            ? [Occurrence(place: finding.place, commit: finding.commit)] : finding.occurrences
        let items = occurrences.prefix(Self.listedPlaces).map { occurrence in
            let place = occurrence.place
            let commit = occurrence.commit.map { " <span class=\"sha\">\($0.shortID)</span>" } ?? ""
            return "<li>\(HTMLText.line(place.pseudoName ?? place.path)):\(place.line):\(place.column)\(commit)</li>"
        }
        var text = "\(Quantity.counted(occurrences.count, "place"))</h3><ol class=\"places\">\(items.joined())</ol>"
        if occurrences.count > Self.listedPlaces {
            text += "<p>and \(Quantity.grouped(occurrences.count - Self.listedPlaces)) more</p>"
        }
        return text
    }

    private func facts(_ finding: Finding) -> String {
        var facts: [(String, String)] = []
        if let commit = finding.commit {
            facts.append(("Commit", "<code>\(HTMLText.line(commit.id))</code>"))
            facts.append(("Author", HTMLText.line(commit.author)))
            facts.append(("Date", "\(commit.date.prefix(10)) \(commit.date.dropFirst(11).prefix(5)) UTC"))
            if !commit.isReachable { facts.append(("Reach", "No branch or tag reaches this commit")) }
        }
        if !finding.decodedFrom.isEmpty {
            facts.append(("Decoded from", HTMLText.line(finding.decodedFrom.joined(separator: ", then "))))
        }
        let print = finding.fingerprint.description
        facts.append(
            (
                "Fingerprint",
                "<code class=\"print\">\(print)</code> <button type=\"button\" class=\"copy\" data-copy=\"\(print)\">Copy</button>"
            ))
        return "<dl class=\"facts\">" + facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined() + "</dl>"
    }
}
