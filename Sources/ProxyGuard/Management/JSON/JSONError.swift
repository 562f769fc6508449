/// Why bytes are no JSON that is accepted here; nothing of them is repeated but the name of a member.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many bytes stand before the mistake.
    public var offset: Int
    /// The member that stands twice.
    public var field: String?
    /// What is wrong.
    public var message: String

    public var description: String { "\(message) (byte \(offset + 1))" }
}
