internal import FoundationEssentials
internal import Rules

/// One self-contained page for people: no outside references, and a policy that lets run nothing but its own script.
struct HTMLReport: ReportWriter {
    /// When the scan ended, in seconds since 1970; now where nothing is said.
    var finishedAt: Int64?

    func write(_ report: ScanReport, options: ReportOptions) -> String {
        let report = report.redacted(options)
        let findings = report.findings.enumerated()
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .map(\.element)
        let rules = report.firedRules
        let table = HTMLFindings(findings: findings, rules: rules, options: options)
        return [
            head(report), "<body>\n<div class=\"page\">\n",
            masthead(report, options), HTMLSummary(report: report).text,
            table.text, HTMLRules(rules: rules).text, notes(report), footer(report, options),
            "</div>\n</body>\n</html>\n",
        ].joined()
    }

    private func head(_ report: ScanReport) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <title>\(HTMLText.line(HTMLSummary(report: report).headline)) – \(HTMLText.line(report.target))</title>
        <style>\(HTMLStyle.text)</style>
        <script>\(HTMLScript.text)</script>
        </head>

        """
    }

    /// Only the style and the script of this page, named by their hashes; nothing can be loaded, sent or framed in.
    static let policy =
        "default-src 'none'; style-src \(source(HTMLStyle.text)); script-src \(source(HTMLScript.text)); "
        + "base-uri 'none'; form-action 'none'"

    private static func source(_ text: String) -> String {
        "'sha256-" + Data(SHA256.hash(text.utf8)).base64EncodedString() + "'"
    }

    private func masthead(_ report: ScanReport, _ options: ReportOptions) -> String {
        let date = Timestamp.iso8601(finishedAt ?? Timestamp.now())
        let day = date.prefix(10)
        let time = date.dropFirst(11).prefix(5)
        return """
            <header class="masthead">
            <div class="brand"><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><circle cx="8" cy="8" r="5.5"/><path d="M12 12l5.5 5.5M6 8h4M8 6v4"/></svg>secscan</div>
            <p class="origin"><span class="target">\(HTMLText.line(report.target))</span><span>\(HTMLText.line(report.command))</span><time datetime="\(date)">\(day) \(time) UTC</time></p>
            <button type="button" class="theme" id="theme" hidden>Dark</button>
            </header>

            """
    }

    private func notes(_ report: ScanReport) -> String {
        guard !report.notes.isEmpty else { return "" }
        let items = report.notes.map {
            "<li><span class=\"tag\">\(HTMLText.line($0.kind.rawValue))</span> \(HTMLText.line($0.text))</li>\n"
        }
        return
            "<section class=\"notes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes</h2>\n<ul>\n\(items.joined())</ul>\n</section>\n"
    }

    private func footer(_ report: ScanReport, _ options: ReportOptions) -> String {
        let secrets =
            options.showsSecrets
            ? "<strong>This page shows secrets.</strong> Keep it as you keep them."
            : "Secrets are masked. This page loads nothing and sends nothing."
        return "<footer>secscan \(HTMLText.line(options.toolVersion)) · \(secrets)</footer>\n"
    }
}
