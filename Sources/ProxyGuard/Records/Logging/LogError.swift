/// Why the log cannot be written.
public struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// In the words of the operating system.
    public var why: String

    public var description: String { "\(file): \(why); `logging.file` names a file that this user may write" }
}
