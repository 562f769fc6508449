internal import Rules

/// Turns a report into the text of one format.
public protocol ReportWriter: Sendable {
    /// The text of the whole report, ending in a line break.
    func write(_ report: ScanReport, options: ReportOptions) -> String
}

/// What the user chose for a report.
public struct ReportOptions: Sendable {
    /// Secrets are shown as they are instead of redacted.
    public var showsSecrets: Bool
    /// Text for people uses colours: only on a terminal.
    public var usesColour: Bool
    /// Of the program that writes the report.
    public var toolVersion: String

    /// Redacted and without colours unless said otherwise.
    public init(showsSecrets: Bool = false, usesColour: Bool = false, toolVersion: String = SecScanVersion.current) {
        self.showsSecrets = showsSecrets
        self.usesColour = usesColour
        self.toolVersion = toolVersion
    }
}

extension Finding {
    /// The one place where a writer gets a secret from: redacted unless the user asked to see it. Nil for a finding about a file.
    func shownSecret(_ options: ReportOptions) -> String? {
        secret.map { options.showsSecrets ? String(decoding: $0.revealed, as: UTF8.self) : $0.redacted }
    }
}
