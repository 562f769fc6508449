/// How sure a rule is that what it found is real.
public enum Confidence: String, CaseIterable, Comparable, Sendable, Codable {
    case low, medium, high
    /// Arithmetic proves it: a checksum inside the value holds.
    case certain

    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

    /// One step lower; `low` stays `low`.
    public var lowered: Confidence {
        switch self {
        case .certain: .high
        case .high: .medium
        case .medium, .low: .low
        }
    }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .certain: 3
        }
    }
}
