internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// An open git repository; one for each thread.
struct Repository: ~Copyable {
    let pointer: OpaquePointer
    let store: ObjectStore
    private let database: OpaquePointer
    private let reader: ObjectReader
    /// The index of its own work tree, or the one that git told a hook to use.
    let indexFile: String

    /// - Parameter path: of a work tree, of anything below one, or of a git directory.
    init(at path: String) throws(ScanError) {
        _ = LibGit2.start
        var repository: OpaquePointer?
        // Linked work trees and `.git` files are followed; the search goes up to the root like git's own.
        guard git_repository_open_ext(&repository, path, 0, nil) == 0, let repository else {
            throw Self.openingError(path)
        }
        if let problem = LibGit2.unreadableFormat(repository) {
            git_repository_free(repository)
            throw Self.formatError(path, problem)
        }
        let hook = path == "." ? HookEnvironment.current : HookEnvironment()
        let store = ObjectStore(
            objects: String(cString: git_repository_commondir(repository)) + "objects",
            extra: hook.quarantine.map { [$0] } ?? [])
        guard let database = Self.database(of: store) else {
            git_repository_free(repository)
            throw ScanError(.unreadable, "\(path): its object database cannot be opened: \(LibGit2.lastMessage)")
        }
        // From here on libgit2 reads no object in another way.
        git_repository_set_odb(repository, database)
        pointer = repository
        self.store = store
        reader = ObjectReader(store)
        indexFile = hook.indexFile ?? String(cString: git_repository_path(repository)) + "index"
        self.database = database
    }

    private static func database(of store: ObjectStore) -> OpaquePointer? {
        var database: OpaquePointer?
        guard git_odb_new(&database) == 0, let database else { return nil }
        git_odb_add_backend(database, ObjectBackend.make(store), 1)
        return database
    }

    deinit {
        git_odb_free(database)
        git_repository_free(pointer)
    }

    private static func openingError(_ path: String) -> ScanError {
        let message = LibGit2.lastMessage
        if message.contains("unsupported extension") { return formatError(path, message) }
        if access(path, F_OK) != 0 { return ScanError(.notFound, "\(path): no such file or directory") }
        if message.contains("could not find") {
            return ScanError(.notFound, "\(path): not a git repository; scan a plain tree with 'secscan dir'")
        }
        return ScanError(.unreadable, "\(path): the repository cannot be opened: \(message)")
    }

    private static func formatError(_ path: String, _ problem: String) -> ScanError {
        ScanError(
            .unsupported,
            "\(path): the repository cannot be read: \(problem) (SHA-256 and reftable repositories are not supported)")
    }

    /// The work tree's root without a slash at the end; nil for a bare repository.
    var workTree: String? {
        guard let path = git_repository_workdir(pointer) else { return nil }
        let text = String(cString: path)
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The directory that all work trees share.
    var commonDirectory: String { String(cString: git_repository_commondir(pointer)) }

    var gitDirectory: String { String(cString: git_repository_path(pointer)) }

    var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }

    // MARK: Objects

    func contains(_ id: ObjectID) -> Bool { store.contains(id) }

    /// Nil when the object is absent or damaged.
    func kind(of id: ObjectID) -> ObjectKind? { reader.kind(of: id) }

    /// Calls `body` with the object's content; it must not keep the pointer. Nil when the object is absent or damaged.
    func withObject<Result>(
        _ id: ObjectID, _ body: (ObjectKind, UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result? {
        guard case .object(let kind, let bytes) = reader.read(id) else { return nil }
        return try withExtendedLifetime(bytes) { try body(kind, bytes.bytes) }
    }

    /// Why `withObject` gave nothing: a clause.
    func problem(with id: ObjectID) -> String {
        switch reader.read(id) {
        case .absent: "it is absent"
        case .unreadable(let damage): damage.clause
        case .object: "it cannot be read"
        }
    }

    func bytes(of id: ObjectID) -> [UInt8]? { withObject(id) { Array($1) } }

    // MARK: Revisions

    /// The object that a revision expression names: a commit, or something that a tag was put on.
    func object(named revision: String) throws(ScanError) -> ObjectID {
        // libgit2 may look an id up in ways that a damaged object stops.
        if let id = ObjectID(hexadecimal: revision), contains(id) { return id }
        var object: OpaquePointer?
        guard git_revparse_single(&object, pointer, revision) == 0, let object else {
            if git_repository_head_unborn(pointer) == 1 {
                throw ScanError(
                    .notFound, "revision '\(revision)' cannot be resolved: the repository has no commit yet")
            }
            throw ScanError(
                .notFound,
                "revision '\(revision)' cannot be resolved; in a shallow or single-branch clone fetch it first")
        }
        defer { git_object_free(object) }
        return git_object_id(object).map { ObjectID($0.pointee) } ?? .zero
    }

    /// What a chain of annotated tags ends at, and the tags on the way.
    func peeled(_ id: ObjectID) -> (target: ObjectID, tags: [ObjectID]) {
        var id = id
        var tags: [ObjectID] = []
        // A tag may name a tag; a cycle cannot exist, a long chain is nobody's.
        while tags.count < 16 {
            let target: ObjectID?? = withObject(id) { kind, bytes in
                guard kind == .tag, bytes.starts(with: "object ".utf8), bytes.count > 47 else { return nil }
                return ObjectID(hexadecimal: String(decoding: bytes[7..<47], as: UTF8.self))
            }
            guard let next = target.flatMap({ $0 }) else { break }
            tags.append(id)
            id = next
        }
        return (id, tags)
    }

    /// The commit that a revision expression names.
    func commit(named revision: String) throws(ScanError) -> ObjectID {
        let id = peeled(try object(named: revision)).target
        guard kind(of: id) == .commit else {
            throw ScanError(.notFound, "revision '\(revision)' names no commit")
        }
        return id
    }

    /// The checked-out commit; nil before the first one.
    var head: ObjectID? { try? commit(named: "HEAD") }

    /// The content of a file in a commit; nil when it has none.
    func blob(at path: String, in commit: ObjectID) -> ObjectID? {
        guard let parsed = CommitRecord(self, commit) else { return nil }
        return entry(at: path, inTree: parsed.tree)
    }

    func entry(at path: String, inTree root: ObjectID) -> ObjectID? { file(at: path, inTree: root)?.id }

    /// The file or the link at a path below a tree, without its name; nil when there is none.
    func file(at path: String, inTree root: ObjectID) -> TreeEntry? {
        var tree = root
        let components = path.utf8.split(separator: UInt8(ascii: "/"))
        for (index, component) in components.enumerated() {
            let found: TreeEntry? = withObject(tree) { _, bytes in
                var found: TreeEntry?
                TreeEntry.forEach(in: bytes) { entry in
                    if entry.name.elementsEqual(component) { found = entry.detached }
                }
                return found
            }.flatMap { $0 }
            guard let found else { return nil }
            if index == components.count - 1 { return found.isFile ? found : nil }
            guard found.isTree else { return nil }
            tree = found.id
        }
        return nil
    }
}
