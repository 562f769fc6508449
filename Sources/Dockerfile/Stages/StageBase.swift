/// What a stage begins with.
public enum StageBase: Hashable, Sendable {
    /// An earlier stage, by its index.
    case stage(Int)
    /// Nothing.
    case scratch
    /// An image.
    case image(ImageReference)
    /// A name with variables that only the build knows, or one that cannot be expanded.
    case unresolved
}
