import Testing

@testable import SecScan

/// The markup of whole pages, without their style and script: what the two have to fit.
enum SamplePage {
    static func markup() throws -> String {
        [try SampleReport.full(), SampleReport.clean(), SampleReport.incomplete()].map { report in
            HTMLReport(finishedAt: 0).write(report, options: ReportOptions())
                .replacing(HTMLStyle.text, with: "").replacing(HTMLScript.text, with: "")
        }.joined()
    }

    /// What the group of `pattern` captures.
    static func names(_ pattern: Regex<(Substring, Substring)>, in text: String) -> Set<String> {
        Set(text.matches(of: pattern).map { String($0.output.1) })
    }

    /// The values of all `class` attributes.
    static func classes() throws -> Set<String> {
        Set(names(#/ class="([^"]*)"/#, in: try markup()).flatMap { $0.split(separator: " ").map { String($0) } })
    }
}
