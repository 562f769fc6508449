internal import Synchronization

/// The files around one that is checked: a folder of the disk, the index or a commit of git.
///
/// Paths are as they are reported, components joined by `/`; those outside of the root do not exist.
public final class Surroundings: Sendable {
    /// The bytes of a regular file; nil if there is none, or if it is longer than the limit.
    public typealias Read = @Sendable (_ path: String, _ limit: Int) -> [UInt8]?
    /// The names in a folder, of files and folders; empty if there is none.
    public typealias List = @Sendable (_ folder: String) -> [String]

    /// The folder beyond which nothing is looked up; empty where paths are relative to it.
    public let root: String
    private let read: Read
    private let list: List
    private let folders = Mutex<[String: Set<String>]>([:])
    private let projects = Mutex<[String: [ComposeProject]]>([:])

    public init(root: String = "", read: @escaping Read, list: @escaping List) {
        self.root = FolderPath.normal(root)
        self.read = read
        self.list = list
    }

    /// Files that are given with their texts.
    public convenience init(files: [String: String]) {
        self.init { path, limit in
            files[path].map { Array($0.utf8) }.flatMap { $0.count <= limit ? $0 : nil }
        } list: { folder in
            let start = folder.isEmpty ? "" : folder + "/"
            return files.keys.filter { $0.hasPrefix(start) }.compactMap { path in
                path.dropFirst(start.count).split(separator: "/").first.map(String.init)
            }
        }
    }

    /// A path without `.`, slashes too many and, as far as it goes, `..`.
    public static func normal(_ path: String) -> String { FolderPath.normal(path) }

    /// The bytes of a file in the root.
    func file(_ path: String, limit: Int) -> [UInt8]? {
        contains(path) ? read(path, limit) : nil
    }

    /// The names in a folder in the root.
    func names(in folder: String) -> Set<String> {
        guard contains(folder) else { return [] }
        if let known = folders.withLock({ $0[folder] }) { return known }
        let names = Set(list(folder))
        folders.withLock { $0[folder] = names }
        return names
    }

    /// Whether a file or folder is there.
    func exists(_ path: String) -> Bool {
        path == root || names(in: FolderPath.parent(path)).contains(FolderPath.name(path))
    }

    /// The compose files of a folder, each with the file that overrides it.
    func composeProjects(in folder: String) -> [ComposeProject] {
        if let known = projects.withLock({ $0[folder] }) { return known }
        let names = names(in: folder).filter(ComposeName.isComposeFile).sorted()
        let found = names.filter { ComposeName.base(ofOverride: $0, among: names) == nil }.compactMap {
            ComposeProject(path: FolderPath.join(folder, $0), in: self)
        }
        projects.withLock { $0[folder] = found }
        return found
    }

    /// The folders from one up to the root.
    func folders(upFrom folder: String) -> [String] {
        guard contains(folder) else { return [] }
        var folders = [folder]
        var current = folder
        while current != root, !current.isEmpty, current != "/" {
            current = FolderPath.parent(current)
            folders.append(current)
        }
        return folders
    }

    /// Whether a path is that of the root, or lies below it.
    func contains(_ path: String) -> Bool {
        if path == root { return true }
        guard path.hasPrefix(root.isEmpty || root == "/" ? root : root + "/") else { return false }
        let below = path.dropFirst(root.count)
        return !(root.isEmpty && below.hasPrefix("/")) && !below.split(separator: "/").contains("..")
    }
}
