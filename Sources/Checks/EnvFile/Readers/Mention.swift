/// A place in a source file where the name of a variable stands.
struct Mention: Hashable, Sendable {
    let path: String
    /// Counts from 1.
    let line: Int
    /// What the code makes of the variable there; nil where nothing tells it.
    let expected: ExpectedValue?
    /// The word that the code compares it with there.
    var compared: String?
}
