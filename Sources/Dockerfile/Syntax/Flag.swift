/// A flag of an instruction: `--name` or `--name=value`.
public struct Flag: Hashable, Sendable {
    /// The name without `--`.
    public let name: Word
    /// What stands behind `=`, without quotes; nil without `=`.
    public let value: Word?
    /// The whole flag in the file.
    public let range: Range<Int>
    /// Whether this instruction knows it.
    public let isKnown: Bool

    /// Whether a flag that is on or off is on: `--link`, `--link=true`.
    public var isOn: Bool {
        guard let value else { return true }
        return value.value.lowercased() == "true"
    }
}
