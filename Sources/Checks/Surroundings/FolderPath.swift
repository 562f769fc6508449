/// Paths joined by `/`, worked out as text; the empty path is the root that relative ones begin at.
enum FolderPath {
    /// Without `.`, slashes too many and, as far as it goes, `..`.
    static func normal(_ path: String) -> String {
        guard !isNormal(path) else { return path }
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

    /// Whether no component is empty or begins with a dot and no slash ends it: most are so.
    private static func isNormal(_ path: String) -> Bool {
        var previous = UInt8(ascii: "/")
        for (place, byte) in path.utf8.enumerated() {
            if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") && place > 0 {
                return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "/")
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
    static func name(_ path: String) -> String {
        let bytes = path.utf8
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
        let name = path[bytes.index(after: slash)...]
        return name.isEmpty ? path.split(separator: "/").last.map(String.init) ?? path : String(name)
    }
}
