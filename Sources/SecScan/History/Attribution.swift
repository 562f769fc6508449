internal import Rules

/// Finds for each blob with findings the paths that it bore and the first commit that had it there, and judges file names.
struct Attribution {
    let plan: HistoryPlan
    let found: [ObjectID: BlobResult]
    let context: ScanContext
    private let repository: RepositoryBox
    private let index: [ObjectID: [String]]

    init(path: String, plan: HistoryPlan, found: [ObjectID: BlobResult], context: ScanContext) throws(ScanError) {
        self.plan = plan
        self.found = found
        self.context = context
        repository = RepositoryBox(try Repository(at: path))
        index = StagedPaths.read(repository.repository)
    }

    /// Where a blob, or a file whose name matters, was first seen.
    private struct Placement: Hashable {
        var blob: ObjectID
        var path: String
        var order: Int
    }

    func outcome() throws -> InputOutcome {
        var outcome = InputOutcome()
        let scout = TreeScout(repository, found: Set(found.keys), old: plan.oldTrees, context: context)
        for root in plan.rootTrees { scout.visit(root) }

        var blobs: [ObjectID: [Placement]] = [:]
        var files: [String: Placement] = [:]
        let places = PlacedWalk(repository, scout)
        for (order, root) in plan.rootTrees.enumerated() {
            places.visit(root) { path, blob in
                let shown = plan.noteCommits.contains(plan.commits[order]) ? "git:note/\(path)" : path
                if found[blob] != nil {
                    blobs[blob, default: []].append(Placement(blob: blob, path: shown, order: order))
                }
                if scout.nameMatters(path), files[path] == nil {
                    files[path] = Placement(blob: blob, path: path, order: order)
                }
            }
        }
        // Trees that no commit has: what an amended or dropped commit leaves behind.
        for root in looseRoots(scout) {
            places.visit(root) { path, blob in
                if found[blob] != nil {
                    blobs[blob, default: []].append(Placement(blob: blob, path: path, order: plan.commits.count))
                }
            }
        }
        let atHead = HeadState(repository, plan.head, scout)

        for (blob, result) in found.sorted(by: { $0.key < $1.key }) {
            var sightings: [Sighting] = []
            let placements = blobs[blob] ?? []
            for placement in placements {
                let commit = commit(placement.order)
                outcome.add(
                    BlobResult(unusedAllows: atHead.has(blob, at: placement.path) ? result.unusedAllows : []),
                    path: placement.path)
                var here = context.sightings(
                    of: result, path: placement.path, commit: commit, inHead: atHead.has(blob), order: placement.order)
                if !plan.selection.isWhole { here = added(here, by: placement) }
                sightings += here
            }
            let isLoose =
                plan.selection.isWhole && plan.selection.includesUnreachable || plan.taggedBlobs.contains(blob)
            if placements.isEmpty, isLoose {
                let paths = index[blob] ?? ["git:unreachable-blob"]
                for path in paths {
                    sightings += context.sightings(of: result, path: path, inHead: false, order: plan.commits.count).map
                    { sighting in
                        var sighting = sighting
                        if index[blob] == nil {
                            sighting.message = "\(sighting.rule.name) found in blob \(blob), which nothing reaches"
                        }
                        return sighting
                    }
                }
            }
            outcome.sightings += sightings
        }
        outcome.sightings += files.values.sorted { $0.path < $1.path }.flatMap { fileSightings($0, atHead) }
        outcome.sightings += nameSightings(scout)
        outcome.notScanned += scout.notScanned
        let isPartial = AbsentObjects.isPartialClone(repository.repository)
        outcome.notScanned += AbsentObjects.entries(scout.absentTrees.sorted(), kind: "tree", isPartial: isPartial)
        outcome.notScanned += AbsentObjects.entries(scout.absentBlobs.sorted(), kind: "blob", isPartial: isPartial)
        return outcome
    }

    /// The topmost of the trees that no commit visited so far leads to.
    private func looseRoots(_ scout: TreeScout) -> [ObjectID] {
        guard plan.selection.includesUnreachable else { return [] }
        let loose = plan.allTrees.filter { scout.matters[$0] == nil }
        var children: Set<ObjectID> = []
        for id in loose {
            _ = repository.repository.withObject(id) { _, bytes in
                TreeEntry.forEach(in: bytes) { if $0.isTree { children.insert($0.id) } }
            }
        }
        for id in loose { scout.visit(id) }
        return loose.filter { !children.contains($0) }
    }

    private func commit(_ order: Int) -> Commit? {
        guard plan.commits.indices.contains(order) else { return nil }
        guard let record = CommitRecord(repository.repository, plan.commits[order]) else { return nil }
        return record.commit(isReachable: order < plan.reachableCount)
    }

    /// Of a changed file what its versions outside of the range have is not added by the range.
    private func added(_ sightings: [Sighting], by placement: Placement) -> [Sighting] {
        guard !sightings.isEmpty else { return [] }
        let scanner = BlobScanner(context.detector)
        let versions = Set(plan.boundaryTrees.values.joined()).compactMap {
            repository.repository.entry(at: placement.path, inTree: $0)
        }
        return KnownValues(repository.repository, Array(Set(versions)), scanner).unknown(of: sightings)
    }

    // MARK: Names

    private func fileSightings(_ placement: Placement, _ head: HeadState) -> [Sighting] {
        context.pathRules.filter { $0.check.fires(onTracked: Array(placement.path.utf8)) }.compactMap { _, rule in
            // In a range a file that was there before is not added by it.
            if plan.boundaryTrees.values.joined().contains(where: {
                repository.repository.entry(at: placement.path, inTree: $0) != nil
            }) {
                return nil
            }
            let commit = commit(placement.order)
            let added = commit.map { "added in \($0.shortID)" } ?? "added"
            let inHead = head.has(path: placement.path)
            var message = "\(placement.path) is committed: \(added)"
            if !inHead {
                let removed = remover(of: placement.path)
                message +=
                    ", " + (removed.map { "removed in \($0.shortID)" } ?? "not in HEAD") + ", and still in the history"
            }
            return Sighting(
                fileRule: rule, path: placement.path, message: message, commit: commit, inHead: inHead,
                order: placement.order)
        }
    }

    /// The commit that no longer has the file while every parent does, on a line of HEAD's history without it.
    private func remover(of path: String) -> Commit? {
        var current = plan.head
        while let record = current {
            let parents = record.parents.compactMap { CommitRecord(repository.repository, $0) }
            // A merge only passes on what one of its sides removed.
            guard let next = parents.first(where: { repository.repository.entry(at: path, inTree: $0.tree) == nil })
            else {
                return parents.isEmpty ? nil : record.commit(isReachable: true)
            }
            current = next
        }
        return nil
    }

    private func nameSightings(_ scout: TreeScout) -> [Sighting] {
        let scanner = BlobScanner(context.detector)
        return scout.suspiciousNames.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { name in
            let result = name.withUnsafeBytes { scanner.scan($0) }
            return context.sightings(of: result, path: "git:file-name")
        }
    }
}

/// A repository that several types of one thread share.
final class RepositoryBox {
    let repository: Repository

    init(_ repository: consuming Repository) { self.repository = repository }
}
