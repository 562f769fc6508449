internal import Rules

/// Where the settings of other tools lie that count for a file: its folder, and those above up to the root of what is scanned.
enum SettingsPlace {
    /// Below one folder or revision, to which all paths are relative.
    case carrier(Carrier)
    /// Files and folders as they were named.
    case roots([String])

    init?(_ scan: Scan, _ carrier: Carrier?) {
        switch scan.target {
        case .directory(let paths, _), .dockerfiles(let paths, _), .proxyConfigurations(let paths, _):
            let isFolder = paths.count == 1 && Self.isFolder(paths[0])
            self = isFolder ? .carrier(.folder(paths[0])) : .roots(paths)
        default:
            guard let carrier else { return nil }
            self = .carrier(carrier)
        }
    }

    /// The folder or revision to read from, the name of the file in it, and what stands in front of that in messages.
    func base(of path: String) -> (carrier: Carrier, path: String, shown: String)? {
        switch self {
        case .carrier(let carrier): return (carrier, path, "")
        case .roots(let roots):
            if let root = roots.first(where: { path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") && Self.isFolder($0) })
            {
                let below = path.dropFirst(root.count).drop { $0 == "/" }
                return (.folder(root), String(below), root.hasSuffix("/") ? root : root + "/")
            }
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            // Up to the root of its repository.
            if let root = WorkTreeRoot.around(folder.isEmpty ? "." : folder),
                let below = RelativePath.resolve(path, below: root), !below.isEmpty
            {
                return (.folder(root), below, "")
            }
            return (.folder(folder.isEmpty ? "." : folder), String(path.dropFirst(folder.count)), folder)
        }
    }

    /// The folders above a path, the nearest first, each with a slash at the end but the last, which is empty.
    static func folders(above path: String) -> [String] {
        var folders: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/") {
            folders.append(String(rest[...slash]))
            rest = rest[..<slash]
        }
        return folders + [""]
    }

    private static func isFolder(_ path: String) -> Bool {
        DirectoryListing.kindFollowingLinks(Array(path.utf8)) == .directory
    }
}
