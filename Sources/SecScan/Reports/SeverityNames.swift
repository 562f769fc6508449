internal import Rules

/// What other formats call our severities.
extension Severity {
    /// SARIF 2.1.0, 3.27.10.
    var sarifLevel: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "note"
        }
    }

    /// A number from 0 to 10 as code scanning sites rank it: above 9 critical, from 7 high, from 4 medium, below low.
    var score: String {
        switch self {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "3.0"
        case .info: "0.5"
        }
    }

    /// `Critical`, `High` …
    var capitalised: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The workflow command of GitHub.
    var workflowCommand: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "notice"
        }
    }

    var checkstyle: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "info"
        }
    }
}

extension Confidence {
    /// The precision property of code scanning sites.
    var precision: String {
        switch self {
        case .certain: "very-high"
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }
}

extension ScanReport {
    /// How many findings there are of each severity, worst first, without zeros.
    var countsBySeverity: [(severity: Severity, count: Int)] {
        Severity.allCases.reversed().compactMap { severity in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : (severity, count)
        }
    }
}
