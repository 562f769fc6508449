internal import Synchronization

/// The files around one that is checked: a folder of the disk, the index or a commit of git.
///
/// Paths are as they are reported, components joined by `/`; those outside of the root do not exist.
public final class Surroundings: Sendable {
    /// The bytes of a regular file; nil if there is none, or if it is longer than the limit.
    public typealias Read = @Sendable (_ path: String, _ limit: Int) -> [UInt8]?
    /// What a folder holds; empty if there is none.
    public typealias List = @Sendable (_ folder: String) -> [Entry]
    /// Whether a file lies in the work tree of a git repository that neither tracks nor ignores it.
    public typealias OpenToGit = @Sendable (_ path: String) -> Bool

    /// A name in a folder.
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var isFolder: Bool

        public init(_ name: String, isFolder: Bool) {
            self.name = name
            self.isFolder = isFolder
        }
    }

    /// What a folder holds.
    private struct Listing {
        var names: Set<String> = []
        var folders: Set<String> = []
    }

    /// The folder beyond which nothing is looked up; empty where paths are relative to it.
    public let root: String
    private let read: Read
    private let list: List
    private let openToGit: OpenToGit
    private let listings = Mutex<[String: Listing]>([:])
    private let projects = Mutex<[String: [ComposeProject]]>([:])
    private let files = Mutex<ProjectFiles?>(nil)
    private let readers = Mutex<VariableReaders?>(nil)
    private let credentials = Mutex<CredentialIndex?>(nil)

    public init(
        root: String = "", read: @escaping Read, list: @escaping List,
        openToGit: @escaping OpenToGit = { _ in false }
    ) {
        self.root = FolderPath.normal(root)
        self.read = read
        self.list = list
        self.openToGit = openToGit
    }

    /// Files that are given with their texts.
    /// - Parameter untracked: those that git neither tracks nor ignores.
    public convenience init(files: [String: String], untracked: Set<String> = []) {
        self.init { path, limit in
            files[path].map { Array($0.utf8) }.flatMap { $0.count <= limit ? $0 : nil }
        } list: { folder in
            let start = folder.isEmpty ? "" : folder + "/"
            return files.keys.filter { $0.hasPrefix(start) }.compactMap { path in
                let parts = path.dropFirst(start.count).split(separator: "/")
                return parts.first.map { Entry(String($0), isFolder: parts.count > 1) }
            }
        } openToGit: { path in
            untracked.contains(path)
        }
    }

    /// A path without `.`, slashes too many and, as far as it goes, `..`.
    public static func normal(_ path: String) -> String { FolderPath.normal(path) }

    /// The bytes of a file in the root.
    func file(_ path: String, limit: Int) -> [UInt8]? {
        contains(path) ? read(path, limit) : nil
    }

    /// The names in a folder in the root.
    func names(in folder: String) -> Set<String> { listing(of: folder).names }

    /// Those of them that are folders.
    func folders(in folder: String) -> Set<String> { listing(of: folder).folders }

    private func listing(of folder: String) -> Listing {
        guard contains(folder) else { return Listing() }
        if let known = listings.withLock({ $0[folder] }) { return known }
        let entries = list(folder)
        let listing = Listing(
            names: Set(entries.map(\.name)), folders: Set(entries.filter(\.isFolder).map(\.name)))
        listings.withLock { $0[folder] = listing }
        return listing
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

    /// The files of the project that variables are set or read in; listed once.
    func projectFiles() -> ProjectFiles {
        files.withLock { known in
            if let known { return known }
            let found = ProjectFiles(in: self)
            known = found
            return found
        }
    }

    /// What the code of the project reads of its environment; read once, and only if somebody asks.
    func variableReaders() -> VariableReaders {
        readers.withLock { known in
            if let known { return known }
            let found = ReaderCollector.readers(of: self)
            known = found
            return found
        }
    }

    /// The credentials of the project's environments; read once, and only if somebody asks.
    func credentialIndex() -> CredentialIndex {
        credentials.withLock { known in
            if let known { return known }
            let found = CredentialIndex(of: projectFiles(), in: self)
            known = found
            return found
        }
    }

    /// Whether the next `git add .` would add a file; false outside of work trees, and where nobody looked.
    func isOpenToGit(_ path: String) -> Bool { contains(path) && openToGit(path) }

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
