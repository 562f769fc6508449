internal import Glibc

/// Which file a path means, whether it is there or not: two names of one file have the same.
struct FilePlace: Hashable {
    /// Of the file, or of the folder in which it would stand.
    private var identity: [UInt64]
    /// Of a file that is not there.
    private var name: String

    init(_ path: String) {
        var path = path
        // A link may lead to a file that is yet to come; more of them are a circle.
        for _ in 0..<8 where FileFacts(path) == nil {
            guard let target = Self.target(of: path) else { break }
            path = target.hasPrefix("/") ? target : FileFacts.folder(of: path) + "/" + target
        }
        if let facts = FileFacts(path) {
            (identity, name) = (facts.identity, "")
        } else if let folder = FileFacts(FileFacts.folder(of: path)) {
            (identity, name) = (folder.identity, path.split(separator: "/").last.map(String.init) ?? "")
        } else {
            (identity, name) = ([], path)
        }
    }

    /// Where a symbolic link leads.
    private static func target(of path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
