@testable import SecScan

/// The name of a loose object.
enum LooseName {
    /// - Parameter content: with its header.
    static func sha1(_ content: [UInt8]) -> [UInt8] {
        let raw = content.withUnsafeBytes { ObjectID.sha1($0) }.raw
        return withUnsafeBytes(of: raw) { Array($0) }
    }
}
