/// Paths that WORKDIR sets, one relative to the other.
enum WorkingDirectory {
    /// The longest path that is followed, in bytes: Linux takes no longer one.
    static let greatestLength = 4096

    /// The path behind a WORKDIR; nil if it is relative to one that is not known, or too long.
    static func path(_ path: String, after previous: String?) -> String? {
        guard path.utf8.count <= greatestLength else { return nil }
        if isWindows(path) { return path }
        if path.hasPrefix("/") { return normalized(path) }
        guard let previous else { return nil }
        if isWindows(previous) {
            let joined = previous + (previous.hasSuffix("\\") ? "" : "\\") + path
            return joined.utf8.count <= greatestLength ? joined : nil
        }
        let joined = previous + "/" + path
        return joined.utf8.count <= greatestLength ? normalized(joined) : nil
    }

    /// Whether a path begins with a drive, as in `C:\app`.
    static func isWindows(_ path: String) -> Bool {
        let start = Array(path.utf8.prefix(3))
        return start.count >= 2 && start[0].isLetter && start[1] == .colon
            && (start.count == 2 || start[2] == .backslash || start[2] == .slash)
    }

    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
