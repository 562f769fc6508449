/// The working directory of a command, as far as the script tells.
public enum ShellDirectory: Hashable, Sendable {
    /// An absolute path.
    case absolute(String)
    /// A path below or beside the directory in which the script begins; empty for that itself.
    case relative(String)
    /// Some other.
    case unknown

    /// Longer paths count as unknown.
    private static let greatestLength = 4096

    /// The directory after `cd` to a path, with `.` and `..` worked out.
    public func changed(to path: String) -> ShellDirectory {
        guard !path.isEmpty, path != "-", !path.hasPrefix("~"), path.utf8.count <= Self.greatestLength else {
            return .unknown
        }
        let base: String
        switch self {
        case _ where path.hasPrefix("/"): return .absolute("/" + Self.normal(path, isAbsolute: true))
        case .unknown: return .unknown
        case .absolute(let directory), .relative(let directory): base = directory
        }
        guard base.utf8.count <= Self.greatestLength else { return .unknown }
        if case .absolute = self { return .absolute("/" + Self.normal(base + "/" + path, isAbsolute: true)) }
        return .relative(Self.normal(base + "/" + path, isAbsolute: false))
    }

    private static func normal(_ path: String, isAbsolute: Bool) -> String {
        var components: [Substring] = []
        for component in path.split(separator: "/") where component != "." {
            if component != ".." {
                components.append(component)
            } else if let last = components.last, last != ".." {
                components.removeLast()
            } else if !isAbsolute {
                components.append(component)
            }
        }
        return components.joined(separator: "/")
    }
}
