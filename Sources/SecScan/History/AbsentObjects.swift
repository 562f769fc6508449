internal import CGit2

/// How objects that a repository names and does not have are reported.
enum AbsentObjects {
    /// So many are named one by one; the rest is counted.
    private static let named = 20

    static func entries(_ ids: [ObjectID], kind: String, isPartial: Bool) -> [NotScanned] {
        let reason =
            isPartial
            ? "absent: this is a partial clone; fetch everything with 'git fetch --refetch --no-filter'"
            : "absent from the object database; check it with 'git fsck'"
        var entries = ids.prefix(named).map { NotScanned(what: "\(kind) \($0)", reason: reason) }
        if ids.count > named { entries.append(NotScanned(what: "\(ids.count - named) more \(kind)s", reason: reason)) }
        return entries
    }

    /// Whether a remote has promised to deliver what is absent.
    static func isPartialClone(_ repository: borrowing Repository) -> Bool {
        var config: OpaquePointer?
        guard git_repository_config_snapshot(&config, repository.pointer) == 0 else { return false }
        defer { git_config_free(config) }
        var value: UnsafePointer<CChar>?
        if git_config_get_string(&value, config, "extensions.partialclone") == 0 { return true }
        return git_config_get_multivar_foreach(config, "remote.origin.promisor", nil, { _, _ in 0 }, nil) == 0
    }
}
