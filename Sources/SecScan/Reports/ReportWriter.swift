internal import Rules

/// Turns a report into the text of one format.
public protocol ReportWriter: Sendable {
    func write(_ report: ScanReport, options: ReportOptions) -> String
}

public struct ReportOptions: Sendable {
    /// Secrets are shown as they are instead of redacted.
    public var showsSecrets: Bool
    /// Text for people uses colours: only on a terminal.
    public var usesColour: Bool
    public var toolVersion: String

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
