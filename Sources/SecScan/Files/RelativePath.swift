#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Paths as people type them, made relative to a root.
enum RelativePath {
    /// `./src/`, `src/../src` and an absolute path in the root all become `src`; the root itself is the empty string.
    ///
    /// - Returns: nil for a path outside of the root.
    static func resolve(_ path: String, below root: String) -> String? {
        var absolute = path
        if !path.hasPrefix("/") {
            guard let current = getcwd(nil, 0) else { return nil }
            defer { free(current) }
            absolute = String(cString: current) + "/" + path
        }
        var parts: [Substring] = []
        for part in absolute.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        let rootParts = root.split(separator: "/")
        guard parts.starts(with: rootParts) else { return nil }
        return parts.dropFirst(rootParts.count).joined(separator: "/")
    }
}
