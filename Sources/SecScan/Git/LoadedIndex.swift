internal import CGit2

/// The index that a repository has, or that git told a hook to use, as libgit2 sees it.
struct LoadedIndex: ~Copyable {
    let pointer: OpaquePointer

    /// Folders outside of a sparse checkout may not hold more files than this.
    private static let entryLimit = 4_000_000

    /// - Throws: where there is an index and it cannot be read.
    init(of repository: borrowing Repository) throws(ScanError) {
        let file = repository.indexFile
        var index: OpaquePointer?
        if git_index_open(&index, file) == 0, let index {
            pointer = index
        } else {
            // Two forms that libgit2 does not read.
            let message = LibGit2.lastMessage
            guard message.contains("'link'") || message.contains("'sdir'") else {
                throw ScanError(.unreadable, "\(file): the index cannot be read: \(message)")
            }
            do {
                pointer = try Self.make(file, repository)
            } catch {
                throw ScanError(
                    .unreadable,
                    "\(file): the index cannot be read: \(error.reason); git makes it anew with 'git read-tree HEAD'")
            }
        }
        git_repository_set_index(repository.pointer, pointer)
    }

    deinit { git_index_free(pointer) }

    /// An index in memory with the entries of `file`, folders spread out into their files.
    private static func make(_ file: String, _ repository: borrowing Repository) throws(IndexFile.Failure)
        -> OpaquePointer
    {
        var index: OpaquePointer?
        guard git_index_new(&index) == 0, let index else { throw IndexFile.Failure(reason: LibGit2.lastMessage) }
        do {
            // A file changed within the same tick as the index has its time: only its content tells.
            let tick = FileBytes.modificationTime(file)
            var count = 0
            for var entry in try IndexFile.entries(of: file, sharedIn: repository.gitDirectory) {
                let (seconds, nanoseconds) = (Int64(entry.times[2]), Int64(entry.times[3]))
                if let tick, (seconds, nanoseconds) >= tick { entry.times = [0, 0, 0, 0] }
                if entry.isFolder {
                    try spread(entry, into: index, repository, &count)
                } else {
                    try add(entry, to: index, &count)
                }
            }
            return index
        } catch {
            git_index_free(index)
            throw error
        }
    }

    private static func spread(
        _ folder: IndexFile.Entry, into index: OpaquePointer, _ repository: borrowing Repository, _ count: inout Int
    ) throws(IndexFile.Failure) {
        // The name of a folder ends with a slash.
        var pending = [(path: folder.path.last == 0x2F ? Array(folder.path.dropLast()) : folder.path, tree: folder.id)]
        while let (path, tree) = pending.popLast() {
            count += 1
            var children: [(name: [UInt8], id: ObjectID, mode: UInt32)] = []
            let intact = repository.withObject(tree) { kind, bytes in
                kind == .tree
                    && TreeEntry.forEach(in: bytes) { children.append((Array($0.name), $0.id, UInt32($0.mode))) }
            }
            guard intact == true, path.count < 4096, count < entryLimit else {
                throw IndexFile.Failure(
                    reason: "the tree of its folder \(String(decoding: path, as: UTF8.self)) cannot be read")
            }
            for child in children {
                let name = path + [0x2F] + child.name
                if child.mode == 0o040000 {
                    pending.append((name, child.id))
                } else {
                    var entry = IndexFile.Entry(path: name, id: child.id, mode: child.mode, flags: 1 << 14)
                    entry.extendedFlags = IndexFile.skipsWorkTree
                    try add(entry, to: index, &count)
                }
            }
        }
    }

    private static func add(
        _ entry: IndexFile.Entry, to index: OpaquePointer, _ count: inout Int
    ) throws(IndexFile.Failure) {
        count += 1
        guard count <= entryLimit else {
            throw IndexFile.Failure(reason: "it lists more than \(entryLimit) files")
        }
        var raw = git_index_entry()
        raw.ctime = git_index_time(seconds: Int32(bitPattern: entry.times[0]), nanoseconds: entry.times[1])
        raw.mtime = git_index_time(seconds: Int32(bitPattern: entry.times[2]), nanoseconds: entry.times[3])
        raw.dev = entry.device
        raw.ino = entry.inode
        raw.mode = entry.mode
        raw.uid = entry.user
        raw.gid = entry.group
        raw.file_size = entry.size
        raw.id = entry.id.raw
        raw.flags = entry.flags
        raw.flags_extended = entry.extendedFlags
        let code = (entry.path + [0]).withUnsafeBufferPointer { path in
            path.withMemoryRebound(to: CChar.self) { path in
                raw.path = path.baseAddress
                return git_index_add(index, &raw)
            }
        }
        guard code == 0 else { throw IndexFile.Failure(reason: LibGit2.lastMessage) }
    }
}
