/// What a stage takes from elsewhere: `COPY --from` or `RUN --mount=from=`.
public struct StageSource: Hashable, Sendable {
    /// Where from.
    public enum Origin: Hashable, Sendable {
        /// A stage of this file, by its index.
        case stage(Int)
        /// Nothing.
        case scratch
        /// An image, or what the build calls by a name of its own.
        case image(ImageReference)
        /// A name with variables that have no value, or a number that no stage has.
        case unresolved
    }

    /// Where from.
    public let origin: Origin
    /// The name, number or image as written.
    public let word: Word
    /// The number of the instruction.
    public let instruction: Int
    /// Whether it is a mount of RUN.
    public let isMount: Bool
}
