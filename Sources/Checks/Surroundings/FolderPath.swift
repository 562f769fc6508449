/// Paths joined by `/`, worked out as text; the empty path is the root that relative ones begin at.
enum FolderPath {
    /// Without `.`, slashes too many and, as far as it goes, `..`.
    static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// Where a path leads that is relative to a folder.
    static func join(_ folder: String, _ path: String) -> String {
        normal(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path)
    }

    /// The folder that a path stands in.
    static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last component.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
