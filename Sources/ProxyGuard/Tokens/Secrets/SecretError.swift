/// Why a secret cannot be had; one line, without the secret.
public struct SecretError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of mistake.
    public enum Code: String, Sendable {
        /// The variable, file or program does not exist.
        case missing
        /// There is nothing in it.
        case empty
        /// It is longer than 64 KiB.
        case tooLong = "too-long"
        /// It cannot be read or started.
        case unreadable
        /// It is no regular file.
        case notAFile = "not-a-file"
        /// It belongs to somebody else.
        case owner
        /// Others may read or change it.
        case mode
        /// The secret itself stands in the configuration.
        case literal
        /// Programs are not allowed, or not by such a name.
        case program
        /// The program ended with another status than 0.
        case status
        /// The program took too long and was stopped.
        case timeout
    }

    /// The kind of mistake.
    public var code: Code
    /// The reference as the configuration writes it, a program without its arguments.
    public var source: String
    /// One clause: what is wrong and how to mend it.
    public var message: String

    init(_ code: Code, _ source: String, _ message: String) {
        self.code = code
        self.source = source
        self.message = message
    }

    public var description: String { "\(source): \(message)" }
}
