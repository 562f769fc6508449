/// What makes a configuration file unreadable, and where.
///
/// The message quotes nothing of the file, so that it gives no secret away.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// One short sentence without position, such as "expected a value, found the end of the file".
    public var message: String
    /// Whether the file is no mistake but holds more than is read.
    public var isLimit: Bool

    /// Creates an error at a line that counts from 1.
    public init(line: Int, message: String, isLimit: Bool = false) {
        self.line = line
        self.message = message
        self.isLimit = isLimit
    }

    /// An error at an offset.
    init(_ message: String, at offset: Int, in bytes: [UInt8], isLimit: Bool = false) {
        self.init(
            line: bytes.prefix(max(0, offset)).count { $0 == .lineFeed } + 1, message: message, isLimit: isLimit)
    }

    /// The message alone.
    public var description: String { message }
}
