internal import Rules

/// Finds for each blob with findings the paths that it bore and the first commit that had it there, and judges file names.
struct Attribution {
    let plan: HistoryPlan
    let catalog: ObjectCatalog
    let graph: TreeGraph
    /// By object number.
    let found: [Int: BlobResult]
    let context: ScanContext
    let texts: [Int: CommitVisitor.Texts]
    let first: FirstCommits
    let last: LastCommits

    /// Where a blob, or a file whose name matters, was first seen.
    private struct Placement: Hashable {
        var blob: Int
        var path: String
        var order: Int
        /// Of the last commit that had it, as `LastCommits` counts.
        var lastRank: Int?
    }

    private struct Value: Hashable {
        var rule: RuleID
        var fingerprint: Fingerprint
    }

    func outcome(_ repository: borrowing Repository) async throws -> InputOutcome {
        var outcome = InputOutcome()
        var commits = CommitCache(plan)
        let head = HeadState(graph, headTree: plan.head.flatMap { catalog.number(of: $0.tree) })
        let staged = StagedPaths.read(repository)
        var lastRanks: [Value: Int] = [:]
        var unusedAllows: [String: [InlineAllow]] = [:]

        for (id, blob, result) in found.map({ (catalog.id($0), $0, $1) }).sorted(by: { $0.0 < $1.0 }) {
            let placements = first.places(of: blob).map { place in
                let isNote = place.order < plan.commits.count && plan.noteCommits.contains(place.order)
                return Placement(
                    blob: blob, path: isNote ? "git:note/\(place.path)" : place.path, order: place.order,
                    lastRank: last.rank(ofFile: place.path, with: blob))
            }
            for placement in placements {
                if head.has(blob, at: placement.path) { unusedAllows[placement.path] = result.unusedAllows }
                var here = context.sightings(
                    of: result, path: placement.path, commit: commits.commit(placement.order, repository),
                    inHead: head.has(blob), order: placement.order)
                if !plan.selection.isWhole { here = added(here, at: placement.path, context.fileChecks, repository) }
                outcome.sightings += here
                guard let rank = placement.lastRank else { continue }
                for sighting in here where sighting.inHead == false {
                    let value = Value(rule: sighting.rule.id, fingerprint: sighting.fingerprint)
                    lastRanks[value] = min(rank, lastRanks[value] ?? rank)
                }
            }
            let isLoose =
                plan.selection.isWhole && plan.selection.includesUnreachable || plan.taggedBlobs.contains(id)
            if placements.isEmpty, isLoose { outcome.sightings += looseSightings(id, result, staged[id]) }
        }
        for index in outcome.sightings.indices {
            let sighting = outcome.sightings[index]
            let rank = lastRanks[Value(rule: sighting.rule.id, fingerprint: sighting.fingerprint)]
            outcome.sightings[index].lastCommit = rank.flatMap { commits.commit(last.order(ofRank: $0), repository) }
        }
        for (path, file) in first.files.sorted(by: { $0.key < $1.key }) {
            let placement = Placement(
                blob: file.blob, path: path, order: file.order, lastRank: last.rank(ofFile: path))
            outcome.sightings += fileSightings(placement, head, &commits, repository)
        }
        let checks = context.fileChecks.among(plan.head.flatMap { .tree($0.tree, of: repository) })
        let headChecks = HeadChecks(checks: checks, store: repository.store, unusedAllows: unusedAllows)
        let (files, unfollowed) = checkedFiles(checks, head, repository)
        outcome.notScanned += unfollowed.sorted().map {
            NotScanned(
                what: "tree \($0)",
                reason: "it stands at more than \(HeadFiles.pathLimit) places: files at the others were not checked")
        }
        for found in try await headChecks.found(in: files, jobs: context.jobs) {
            outcome.sightings +=
                plan.selection.isWhole
                ? found.sightings : added(found.sightings, at: found.path, checks, repository)
            unusedAllows[found.path] = found.result.unusedAllows
            outcome.add(BlobResult(gaps: found.result.gaps), path: found.path)
        }
        for (path, allows) in unusedAllows.sorted(by: { $0.key < $1.key }) {
            outcome.add(BlobResult(unusedAllows: allows), path: path)
        }
        outcome.sightings += nameSightings
        outcome.notScanned += graph.notScanned
        let isPartial = AbsentObjects.isPartialClone(repository)
        outcome.notScanned += AbsentObjects.entries(
            graph.absentTrees.union(plan.absentTrees).sorted(), kind: "tree", isPartial: isPartial)
        outcome.notScanned += AbsentObjects.entries(graph.absentBlobs.sorted(), kind: "blob", isPartial: isPartial)
        outcome += textOutcome(&commits, repository)
        return outcome
    }

    /// Of a blob that no tree has.
    private func looseSightings(_ id: ObjectID, _ result: BlobResult, _ staged: [String]?) -> [Sighting] {
        (staged ?? ["git:unreachable-blob"]).flatMap { path in
            context.sightings(of: result, path: path, inHead: false, order: plan.commits.count).map { sighting in
                var sighting = sighting
                if staged == nil {
                    sighting.message = "\(sighting.rule.name) found in blob \(id), which nothing reaches"
                }
                return sighting
            }
        }
    }

    /// Of a changed file what its versions outside of the range have is not added by the range.
    private func added(
        _ sightings: [Sighting], at path: String, _ checks: FileChecks, _ repository: borrowing Repository
    ) -> [Sighting] {
        guard !sightings.isEmpty else { return [] }
        var versions: Set<ObjectID> = []
        for root in Set(plan.boundaryTrees.values.joined()) {
            if let version = repository.entry(at: path, inTree: root) { versions.insert(version) }
        }
        return KnownValues(
            repository, Array(versions), ArchiveScanner(context, BlobScanner(context.detector)), checks,
            path: path
        ).unknown(of: sightings)
    }

    /// The files of HEAD that structural checks look at: all of them, or those that the range changed.
    private func checkedFiles(
        _ checks: FileChecks, _ head: HeadState, _ repository: borrowing Repository
    ) -> (files: [HeadFiles.File], unfollowed: Set<ObjectID>) {
        guard let tree = plan.head?.tree else { return ([], []) }
        if plan.selection.isWhole { return HeadFiles.list(below: tree, repository, where: checks.isNamed) }
        var files: [HeadFiles.File] = []
        for path in first.files.keys where checks.isNamed(path) && head.has(path: path) {
            guard let entry = repository.file(at: path, inTree: tree), !entry.isSymbolicLink else { continue }
            files.append(HeadFiles.File(path: path, id: entry.id))
        }
        return (files, [])
    }

    // MARK: Names

    private func fileSightings(
        _ placement: Placement, _ head: HeadState, _ commits: inout CommitCache, _ repository: borrowing Repository
    ) -> [Sighting] {
        var sightings: [Sighting] = []
        for rule in context.pathRules where rule.fires(onTracked: placement.path) {
            // In a range a file that was there before is not added by it.
            var wasThere = false
            for tree in plan.boundaryTrees.values.joined() where !wasThere {
                wasThere = repository.entry(at: placement.path, inTree: tree) != nil
            }
            if wasThere { continue }
            let commit = commits.commit(placement.order, repository)
            let added = commit.map { "added in \($0.shortID)" } ?? "added"
            let inHead = head.has(path: placement.path)
            var message = "\(placement.path) is committed: \(added)"
            if !inHead {
                let removed = remover(of: placement.path, repository).flatMap { CommitRecord(repository, $0) }
                message +=
                    ", "
                    + (removed.map { "removed in \($0.commit(isReachable: true).shortID)" } ?? "not in HEAD")
                    + ", and still in the history"
            }
            if var sighting = rule.sighting(
                path: placement.path, message: message, commit: commit, inHead: inHead, order: placement.order)
            {
                sighting.lastCommit = placement.lastRank.flatMap { commits.commit(last.order(ofRank: $0), repository) }
                if let confidence = confidence(of: rule, inVersionsOf: placement.path, repository) {
                    sighting.confidence = confidence
                }
                sightings.append(sighting)
            }
        }
        return sightings
    }

    /// By the version that tells most; nil when none can be read.
    private func confidence(
        of rule: PathRule, inVersionsOf path: String, _ repository: borrowing Repository
    ) -> Confidence? {
        var greatest: Confidence?
        for blob in first.versions[path] ?? [] {
            let own = repository.withObject(catalog.id(blob)) { rule.confidence(inContent: $1, at: path) }
            greatest = [greatest, own].compactMap(\.self).max()
            if greatest == rule.rule.confidence { break }
        }
        return greatest
    }

    /// The commit that no longer has the file while every parent does, on a line of HEAD's history without it.
    private func remover(of path: String, _ repository: borrowing Repository) -> ObjectID? {
        var known: [ObjectID: Bool] = [:]
        func has(_ commit: Int) -> Bool {
            let tree = plan.graph.trees[commit]
            if let answer = known[tree] { return answer }
            let answer = graph.hasFile(path, below: catalog.number(of: tree))
            known[tree] = answer
            return answer
        }
        var current = plan.head.flatMap { plan.graph.index(of: $0.id) }
        while let commit = current {
            let parents = plan.graph.parents(of: commit).compactMap { plan.graph.index(of: $0) }
            // A merge only passes on what one of its sides removed.
            guard let next = parents.first(where: { !has($0) }) else {
                return parents.isEmpty ? nil : plan.graph.ids[commit]
            }
            current = next
        }
        return nil
    }

    private var nameSightings: [Sighting] {
        let scanner = BlobScanner(context.detector)
        // What no commit has is asked for with the objects that nothing reaches.
        let isAll = plan.selection.includesUnreachable || !plan.selection.isWhole
        let trees = isAll ? nil : graph.trees(below: plan.rootTrees.compactMap { $0 })
        return graph.suspiciousNames(in: trees).sorted { $0.lexicographicallyPrecedes($1) }.flatMap { name in
            let result = name.withUnsafeBytes { scanner.scan($0, isFile: false) }
            return context.sightings(of: result, path: "git:file-name")
        }
    }

    // MARK: What is no file

    /// Messages, identities, tags, names of refs.
    private func textOutcome(_ commits: inout CommitCache, _ repository: borrowing Repository) -> InputOutcome {
        var outcome = InputOutcome()
        func add(_ result: BlobResult, as path: String, commit: Commit?, inHead: Bool?, order: Int) {
            outcome.add(BlobResult(shortfalls: result.shortfalls), path: path)
            outcome.sightings += context.sightings(of: result, path: path, commit: commit, inHead: inHead, order: order)
        }
        var identities: Set<Fingerprint> = []
        for (order, id) in plan.commits.enumerated() {
            guard !texts.isEmpty, let texts = catalog.number(of: id).flatMap({ texts[$0] }) else { continue }
            let commit = commits.commit(order, repository)
            let inHead = plan.headCommits.contains(order)
            add(texts.message, as: "git:commit-message", commit: commit, inHead: inHead, order: order)
            for identity in texts.identities
            where identity.findings.contains(where: { identities.insert($0.fingerprint).inserted }) {
                add(identity, as: "git:author", commit: commit, inHead: inHead, order: order)
            }
        }
        let scanner = BlobScanner(context.detector)
        for id in plan.tags {
            guard let bytes = repository.bytes(of: id) else { continue }
            add(
                bytes.withUnsafeBytes { scanner.scan($0, isFile: false) }, as: "git:tag", commit: nil, inHead: nil,
                order: 0)
        }
        for name in plan.refNames {
            let result = Array(name.utf8).withUnsafeBytes { scanner.scan($0, isFile: false) }
            add(result, as: "git:ref", commit: nil, inHead: nil, order: 0)
        }
        return outcome
    }
}

/// Commits by their place in the plan, each read once.
private struct CommitCache {
    private let plan: HistoryPlan
    private var known: [Int: Commit?] = [:]

    init(_ plan: HistoryPlan) { self.plan = plan }

    mutating func commit(_ order: Int, _ repository: borrowing Repository) -> Commit? {
        guard plan.commits.indices.contains(order) else { return nil }
        if let known = known[order] { return known }
        let commit = CommitRecord(repository, plan.commits[order])?.commit(isReachable: order < plan.reachableCount)
        known[order] = .some(commit)
        return commit
    }
}
