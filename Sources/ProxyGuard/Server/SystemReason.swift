internal import Foundation

/// What the system says of an error.
enum SystemReason {
    /// - Parameter number: `errno`.
    static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
