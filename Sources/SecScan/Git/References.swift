internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Where histories begin: refs, HEADs of all work trees, reflogs (the stash is one).
struct References: Sendable {
    /// Every ref by name with what it points at, sorted by name. Symbolic refs are resolved.
    var targets: [(name: String, id: ObjectID)] = []
    /// Objects that only reflogs name.
    var logged: [ObjectID] = []

    init(_ repository: borrowing Repository) {
        var names: Set<String> = ["HEAD"]
        var iterator: OpaquePointer?
        if git_reference_iterator_new(&iterator, repository.pointer) == 0 {
            defer { git_reference_iterator_free(iterator) }
            var name: UnsafePointer<CChar>?
            while git_reference_next_name(&name, iterator) == 0 {
                if let name { names.insert(String(cString: name)) }
            }
        }
        var logged: Set<ObjectID> = []
        let hasLogs = [repository.gitDirectory, repository.commonDirectory].contains {
            DirectoryListing.kind(Array("\($0)logs".utf8)) != nil
        }
        for name in names.sorted() {
            var id = git_oid()
            if git_reference_name_to_id(&id, repository.pointer, name) == 0 { targets.append((name, ObjectID(id))) }
            if hasLogs { Self.readLog(of: name, repository, into: &logged) }
        }
        for id in Self.otherHeads(repository) { logged.insert(id) }
        self.logged = logged.subtracting(targets.map(\.id)).sorted()
    }

    private static func readLog(of name: String, _ repository: borrowing Repository, into ids: inout Set<ObjectID>) {
        var log: OpaquePointer?
        guard git_reflog_read(&log, repository.pointer, name) == 0, let log else { return }
        defer { git_reflog_free(log) }
        for index in 0..<git_reflog_entrycount(log) {
            guard let entry = git_reflog_entry_byindex(log, index) else { continue }
            for id in [git_reflog_entry_id_old(entry), git_reflog_entry_id_new(entry)] {
                if let id = id.map({ ObjectID($0.pointee) }), !id.isZero { ids.insert(id) }
            }
        }
    }

    /// Heads and their logs of linked work trees, and the loose `*_HEAD` files of merges, fetches and rebases.
    private static func otherHeads(_ repository: borrowing Repository) -> [ObjectID] {
        let common = repository.commonDirectory
        var files = DirectoryListing.names(common).filter { $0.hasSuffix("_HEAD") }.map { common + $0 }
        for name in DirectoryListing.names(common + "worktrees") {
            files.append(common + "worktrees/\(name)/HEAD")
            files.append(common + "worktrees/\(name)/logs/HEAD")
        }
        return files.flatMap { file in
            (FileBytes.read(file, limit: 64 << 20) ?? []).split { !($0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6) }
                .compactMap { $0.count == 40 ? ObjectID(hexadecimal: String(decoding: $0, as: UTF8.self)) : nil }
                .filter { !$0.isZero }
        }
    }
}
