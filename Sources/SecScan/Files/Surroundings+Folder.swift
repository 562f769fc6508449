internal import Checks
internal import Rules
internal import Synchronization

extension Surroundings {
    /// A folder of the disk and all below it; links are not followed, wherever they lead.
    /// - Parameter shown: what stands in front of reported paths.
    static func folder(_ folder: String, shownAs shown: String) -> Surroundings {
        // The root itself may be a link that somebody typed.
        let start = Surroundings.normal(shown).utf8.count
        // Folders below it to which no link leads.
        let known = KnownFolders()
        @Sendable func place(_ path: String) -> [UInt8]? {
            let below = path.utf8.dropFirst(start)
            let parts = below.split(separator: UInt8(ascii: "/"))
            let parent = String(Substring(below.prefix(upTo: parts.last?.startIndex ?? below.startIndex)))
            let isKnown = known.contains(parent)
            var file = Array(folder.utf8)
            for (index, part) in parts.enumerated() {
                file.append(0x2F)
                file += part
                if isKnown, index < parts.count - 1 { continue }
                guard let kind = DirectoryListing.kind(file), kind == .directory || kind == .file else { return nil }
            }
            known.insert(parent)
            return file
        }
        let repositories = WorkTrees()
        return Surroundings(root: shown) { path, limit in
            guard let name = place(path), let file = try? OpenFile(name, followingLinks: false), file.size <= limit
            else { return nil }
            var bytes = [UInt8](repeating: 0, count: file.size)
            let count = bytes.withUnsafeMutableBytes { file.read(into: $0, at: 0) }
            return count == bytes.count ? bytes : nil
        } list: { path in
            let entries = place(path).flatMap { try? DirectoryListing.entries($0) }
            return (entries ?? []).map {
                Entry(String(decoding: $0.name, as: UTF8.self), isFolder: $0.kind == .directory)
            }
        } openToGit: { path in
            place(path).map(repositories.leaveOpen) ?? false
        }
    }

    /// The files around one that is scanned alone: those below the current folder, or in its own.
    static func around(file: String) -> Surroundings {
        let path = Surroundings.normal(file)
        if !path.hasPrefix("/"), !path.hasPrefix("..") { return folder(".", shownAs: "") }
        let end = path.lastIndex(of: "/") ?? path.startIndex
        let parent = end == path.startIndex ? "/" : String(path[..<end])
        return folder(parent, shownAs: parent)
    }
}

private final class KnownFolders: Sendable {
    private let paths = Mutex<Set<String>>([])

    func contains(_ path: String) -> Bool { paths.withLock { $0.contains(path) } }
    func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }
}

/// The work trees that files of one folder lie in, each opened when the first of its files is asked for.
private final class WorkTrees: Sendable {
    /// Nil for one that cannot be read.
    private let known = Mutex<[String: GitIgnore?]>([:])

    /// - Parameter file: where it is, with a folder in front.
    @Sendable func leaveOpen(_ file: [UInt8]) -> Bool {
        guard let slash = file.lastIndex(of: 0x2F) else { return false }
        let folder = slash == 0 ? "/" : String(decoding: file[..<slash], as: UTF8.self)
        guard let root = WorkTreeRoot.around(folder) else { return false }
        return known.withLock { known in
            if let tree = known[root] { return tree?.leavesOpen(file) ?? false }
            let tree = try? GitIgnore(around: root)
            known[root] = .some(tree)
            return tree?.leavesOpen(file) ?? false
        }
    }
}
