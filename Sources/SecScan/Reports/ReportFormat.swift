/// The report formats, by their names on the command line.
public enum ReportFormat: String, CaseIterable, Sendable {
    case text, json, jsonl, sarif, csv, junit, gitlab, github, checkstyle, html

    /// The writer of this format.
    public var writer: any ReportWriter {
        switch self {
        case .text: TextReport()
        case .json: JSONReport()
        case .jsonl: JSONLinesReport()
        case .sarif: SARIFReport()
        case .csv: CSVReport()
        case .junit: JUnitReport()
        case .gitlab: GitLabReport()
        case .github: GitHubReport()
        case .checkstyle: CheckstyleReport()
        case .html: HTMLReport()
        }
    }
}
