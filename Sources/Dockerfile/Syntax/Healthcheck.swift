/// The argument of HEALTHCHECK.
public struct Healthcheck: Sendable {
    /// `CMD`, `NONE`, or what stands in their place.
    public let type: Word
    /// The command behind `CMD`.
    public let command: InstructionCommand?

    /// Whether it switches an inherited check off.
    public var isNone: Bool { type.value.uppercased() == "NONE" }
}
