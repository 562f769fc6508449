/// The arguments of FROM.
public struct FromArguments: Hashable, Sendable {
    /// The image, or the name of an earlier stage, before expansion.
    public let image: Word
    /// The word `AS`, in the case it is written in.
    public let asKeyword: Word?
    /// The name of the stage.
    public let name: Word?
}
