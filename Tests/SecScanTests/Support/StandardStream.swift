import Foundation

/// A standard stream that a test replaces: only in the process of an exit test, which has its streams for itself.
enum StandardStream: Int32 {
    case input
    case output
    case error

    func replace(by path: String, isReadOnly: Bool = false) throws {
        let descriptor = open(path, isReadOnly ? O_RDONLY : O_RDWR | O_CREAT | O_NOCTTY, 0o600)
        guard descriptor >= 0, dup2(descriptor, rawValue) == rawValue, close(descriptor) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
