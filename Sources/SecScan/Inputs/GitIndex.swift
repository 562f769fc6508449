internal import CGit2
internal import Rules

/// What the next commit would add: the staged content, never the files beside it.
struct GitIndex: Input {
    var path: String
    /// Only these paths, as somebody types them; empty means all.
    var paths: [String] = []
    /// Also what the last commit has already.
    var includesKnown = false

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        let repository = try Repository(at: path)
        var outcome = InputOutcome()
        let scanner = BlobScanner(context.detector)
        let archives = ArchiveScanner(context, scanner)
        let head = repository.head.flatMap { CommitRecord(repository, $0) }
        let index = try LoadedIndex(of: repository)
        let wanted = try wantedPaths(repository, index)
        // Most changes are of files that no check reads.
        var checks = context.fileChecks
        var isAmongOthers = false
        for change in try staged(repository, index, head) where !context.isExcluded(change.path) {
            guard
                wanted.isEmpty
                    || wanted.contains(where: { $0.isEmpty || change.path == $0 || change.path.hasPrefix($0 + "/") })
            else {
                continue
            }
            if change.isSubmodule { continue }
            if !isAmongOthers, checks.isNamed(change.path) {
                checks = checks.among(.index(index, of: repository))
                isAmongOthers = true
            }
            outcome.statistics.files += 1
            outcome.sightings += context.nameSightings(change.path, scanner)
            if change.previous == nil {
                outcome.sightings += context.pathRules.filter { $0.fires(onTracked: change.path) }.compactMap { rule in
                    var sighting = rule.sighting(path: change.path, message: "\(change.path) is about to be committed")
                    let confidence = repository.withObject(change.id) {
                        rule.confidence(inContent: $1, at: change.path)
                    }
                    if let confidence { sighting?.confidence = confidence }
                    return sighting
                }
            }
            let scanned: (BlobResult, [Sighting], Int)? = repository.withObject(change.id) { _, bytes in
                var result = archives.scan(bytes)
                // What a link names is checked where it is.
                let checked =
                    change.isSymbolicLink ? [] : checks.sightings(in: bytes, path: change.path, using: &result)
                return (result, checked, bytes.count)
            }
            guard let (result, checked, size) = scanned else {
                outcome.notScanned.append(
                    NotScanned(what: change.path, reason: "its staged object \(change.id) is missing"))
                continue
            }
            outcome.statistics.blobs += 1
            outcome.statistics.bytes += size
            outcome.statistics.bytesScanned += size
            outcome.add(result, path: change.path)
            var sightings = context.sightings(of: result, path: change.path) + checked
            if !includesKnown, !sightings.isEmpty, let previous = change.previous {
                let known = KnownValues(repository, [previous], archives, checks, path: change.path)
                sightings = known.unknown(of: sightings)
            }
            outcome.sightings += sightings
        }
        outcome.statistics.bytesScanned += archives.searchedCount
        return outcome
    }

    /// `paths` relative to the root.
    /// - Throws: for one that names nothing: a scan of nothing must not look like a clean one.
    private func wantedPaths(
        _ repository: borrowing Repository, _ index: borrowing LoadedIndex
    ) throws(ScanError) -> [String] {
        guard !paths.isEmpty else { return [] }
        var wanted: [String] = []
        for path in paths {
            guard let name = RelativePath.resolve(path, below: repository.workTree ?? "/") else {
                throw ScanError(.usage, "\(path): lies outside of the repository")
            }
            let isKnown =
                name.isEmpty || git_index_get_bypath(index.pointer, name, 0) != nil
                || git_index_find_prefix(nil, index.pointer, name + "/") == 0
                || repository.head.flatMap { CommitRecord(repository, $0) }.flatMap {
                    repository.entry(at: name, inTree: $0.tree)
                } != nil
            guard isKnown else { throw ScanError(.notFound, "\(path): neither staged nor in the last commit") }
            wanted.append(name)
        }
        return wanted
    }

    private struct Change {
        var path: String
        var id: ObjectID
        /// The file's content in the last commit; nil when it is new.
        var previous: ObjectID?
        var isSubmodule: Bool
        var isSymbolicLink: Bool
    }

    private func staged(
        _ repository: borrowing Repository, _ index: borrowing LoadedIndex, _ head: CommitRecord?
    ) throws(ScanError) -> [Change] {
        var tree: OpaquePointer?
        if let head {
            var id = head.tree.raw
            guard git_tree_lookup(&tree, repository.pointer, &id) == 0 else {
                throw ScanError(.unreadable, "\(path): the tree of HEAD cannot be read: \(LibGit2.lastMessage)")
            }
        }
        defer { git_tree_free(tree) }
        var options = git_diff_options()
        git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
        options.flags = GIT_DIFF_INCLUDE_TYPECHANGE.rawValue | GIT_DIFF_SKIP_BINARY_CHECK.rawValue
        var diff: OpaquePointer?
        guard git_diff_tree_to_index(&diff, repository.pointer, tree, index.pointer, &options) == 0 else {
            throw ScanError(.unreadable, "\(path): what is staged cannot be told: \(LibGit2.lastMessage)")
        }
        defer { git_diff_free(diff) }
        return (0..<git_diff_num_deltas(diff)).compactMap { index in
            guard let delta = git_diff_get_delta(diff, index)?.pointee, delta.status != GIT_DELTA_DELETED,
                let name = delta.new_file.path
            else {
                return nil
            }
            let old = ObjectID(delta.old_file.id)
            return Change(
                path: String(cString: name), id: ObjectID(delta.new_file.id), previous: old.isZero ? nil : old,
                isSubmodule: delta.new_file.mode == 0o160000, isSymbolicLink: delta.new_file.mode == 0o120000)
        }
    }
}

/// The values that earlier versions of a file have: a change that leaves them where they are did not add them.
struct KnownValues {
    /// How often the version that has most of a value has it.
    private var counts: [Fingerprint: Int] = [:]

    /// - Parameter path: of the file, for its structural checks.
    init(
        _ repository: borrowing Repository, _ versions: [ObjectID], _ scanner: ArchiveScanner, _ checks: FileChecks,
        path: String
    ) {
        for version in versions {
            let fingerprints = repository.withObject(version) { _, bytes in
                var result = scanner.scan(bytes)
                let checked = checks.sightings(in: bytes, path: path, using: &result)
                return result.findings.map(\.fingerprint) + checked.map(\.fingerprint)
            }
            var own: [Fingerprint: Int] = [:]
            for fingerprint in fingerprints ?? [] { own[fingerprint, default: 0] += 1 }
            counts.merge(own, uniquingKeysWith: max)
        }
    }

    /// `sightings` without as many of each value as the earlier version had.
    func unknown(of sightings: [Sighting]) -> [Sighting] {
        var left = counts
        return sightings.filter { sighting in
            guard let count = left[sighting.fingerprint], count > 0 else { return true }
            left[sighting.fingerprint] = count - 1
            return false
        }
    }
}
