/// A limit is out of its range.
public struct LimitPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which.
    public let limit: LimitKind
    /// What it was to be.
    public let value: Int
    /// What it may be.
    public let range: ClosedRange<Int>

    public var description: String {
        "\(limit.rawValue) is \(value): write a whole number from \(range.lowerBound) to \(range.upperBound), "
            + "or leave it out"
    }
}
