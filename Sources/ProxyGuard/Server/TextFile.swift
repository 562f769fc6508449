internal import Foundation

/// A small text file.
enum TextFile {
    /// Its whole content.
    static func read(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
