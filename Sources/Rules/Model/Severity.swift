/// How bad it is when what a rule finds gets into the wrong hands.
public enum Severity: String, CaseIterable, Comparable, Sendable, Codable {
    case info, low, medium, high, critical

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// One step lower; `info` stays `info`.
    public var lowered: Severity {
        switch self {
        case .critical: .high
        case .high: .medium
        case .medium: .low
        case .low, .info: .info
        }
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        case .critical: 4
        }
    }
}
