/// What the hadolint profile finds at an instruction.
public struct HadolintFinding: Hashable, Sendable {
    /// Such as `DL3006`.
    public let code: String
    public let level: HadolintLevel
    /// Where the instruction begins, from 1.
    public let line: Int
    /// From 1; hadolint tells no column and writes 1.
    public let column: Int
    public let message: String
}
