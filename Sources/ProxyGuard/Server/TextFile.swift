internal import Foundation

/// A small text file.
enum TextFile {
    /// Why there is no text; what the system says of it names the path again, at length.
    struct Problem: Error, Hashable, CustomStringConvertible {
        var description: String
    }

    /// Its whole content.
    static func read(_ path: String) throws(Problem) -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw Problem(description: "the file cannot be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Problem(description: "the file is no text in UTF-8")
        }
        return text
    }
}
