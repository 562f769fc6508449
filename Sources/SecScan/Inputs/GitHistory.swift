internal import Rules

/// How the blobs of a history are searched; both ways give the same findings.
public enum HistoryEngine: String, CaseIterable, Sendable {
    /// Of a blob that git stores as a change of another one only what changed is searched.
    case delta
    /// Every blob is searched from its first byte to its last: slower, to check the other one with.
    case whole
}

/// A repository's history: every object, or what a range of commits adds.
struct GitHistory: Input {
    /// Which part of a history is asked for.
    struct Selection: Sendable, Hashable {
        /// Only what commits add that none of these revisions has; `refs/remotes/origin/*` stands for all refs of that shape.
        var bases: [String] = []
        /// Only commits of this branch or revision; all refs otherwise.
        var branch: String?
        /// Only commits made at or after this second since 1970.
        var since: Int64?
        var includesUnreachable = true

        /// Everything that the repository has.
        var isWhole: Bool { bases.isEmpty && branch == nil && since == nil }
    }

    var path: String
    var selection = Selection()
    var engine = HistoryEngine.delta
    /// Hashes every object and compares the hash with its name.
    var verifiesObjects = false
    /// A folder for what the next scan need not search again.
    var cacheFolder: String?

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        context.progress.begin("Reading history", total: 0)
        let repository = try Repository(at: path)
        return selection.isWhole
            ? try await scanWhole(repository.store, context) : try await scanRange(repository.store, context)
    }

    private func scanWhole(_ store: ObjectStore, _ context: ScanContext) async throws -> InputOutcome {
        let cache = try cacheFolder.map { folder throws(ScanError) in
            try HistoryCache.prepare(folder)
            return (
                path: HistoryCache.path(in: folder, store),
                key: HistoryCache.key(context.detector.rules, archives: context.archives)
            )
        }
        let catalog = ObjectCatalog(store)
        // Who wants to see every byte searched, or every object hashed, is not content with what was once.
        let known =
            verifiesObjects || engine == .whole
            ? nil : cache.flatMap { HistoryCache($0.path, key: $0.key) }.map { KnownHistory($0, catalog) }
        var commits = await read(numbers(of: .commit, but: known?.commitNumbers, catalog), catalog, context)
        if let known { commits.graph.merge(known.commits) }
        // The commits are put in order while blobs are searched.
        let graph = commits.graph
        async let planning = HistoryPlan(whole: Repository(at: path), catalog, selection, commits: graph)
        var search = await search(numbers(of: .blob, but: known?.blobs, catalog), catalog, context)
        if let known {
            search.outcome.statistics.blobs += known.blobs.count
            search.outcome.statistics.bytes += known.blobBytes
        }
        let plan = try await planning
        let trees = await look(into: plan.trees, search, catalog, context, known)
        var outcome = try await outcome(of: search, plan, commits, trees, catalog, context)
        if let cache {
            do {
                try keep(search, commits, plan.trees, trees, catalog, known)?.write(cache.path, key: cache.key)
            } catch {
                outcome.notes.append(Note(.ignoredSetting, "--cache: \(error.description)"))
            }
        }
        return outcome
    }

    /// What the next scan need not look into; nil when the cache says all of that already.
    private func keep(
        _ search: BlobVisitor.Part, _ commits: CommitVisitor.Part, _ trees: NumberSet, _ graph: TreeGraph,
        _ catalog: ObjectCatalog, _ known: KnownHistory?
    ) -> HistoryCache? {
        if let known {
            let isCurrent =
                search.clean.isEmpty && commits.graph.count - commits.texts.count == known.commits.count
                && !(0..<catalog.count).contains {
                    trees.contains($0) && !known.trees.contains($0) && graph.isKept($0)
                }
            if isCurrent { return nil }
        }
        return HistoryCache(search.clean, commits, trees, graph, catalog, known)
    }

    private func numbers(of kind: ObjectKind, but known: NumberSet?, _ catalog: ObjectCatalog) -> NumberSet {
        var numbers = NumberSet(catalog.numbers(of: kind), count: catalog.count)
        if let known { numbers.subtract(known) }
        return numbers
    }

    private func scanRange(_ store: ObjectStore, _ context: ScanContext) async throws -> InputOutcome {
        // All that a branch has, or all since a day, may be nearly everything.
        var everything: ObjectCatalog?
        var known: CommitGraph?
        if selection.bases.isEmpty, selection.since == nil {
            let catalog = ObjectCatalog(store)
            known = await read(numbers(of: .commit, but: nil, catalog), catalog, context).graph
            everything = catalog
        }
        let range = try CommitRange(Repository(at: path), selection, known: known)
        let objects: RangeObjects
        if range.order.count > RangeObjects.fewCommits {
            let catalog = everything ?? ObjectCatalog(store)
            objects = await RangeObjects(many: range, catalog) { walk(catalog, $0, context) }
        } else {
            objects = RangeObjects(few: range, try Repository(at: path))
        }
        let catalog = objects.catalog
        let plan = HistoryPlan(range, objects, try Repository(at: path), selection)
        let commits = await read(
            NumberSet(plan.commits.compactMap(catalog.number), count: catalog.count), catalog, context)
        let search = await search(plan.blobs, catalog, context)
        let trees = await look(into: plan.trees, search, catalog, context)
        return try await outcome(of: search, plan, commits, trees, catalog, context)
    }

    private func search(
        _ blobs: NumberSet, _ catalog: ObjectCatalog, _ context: ScanContext
    ) async -> BlobVisitor.Part {
        context.progress.begin("Scanning blobs", total: blobs.count)
        let engine = engine
        let parts = await walk(catalog, blobs, context, progress: context.progress).run {
            BlobVisitor(catalog, context, isWhole: engine == .whole)
        } finish: { visitor in
            visitor.part
        }
        var search = parts.reduce(into: BlobVisitor.Part()) { $0 += $1 }
        if !search.large.isEmpty { scanLarge(&search, catalog, context) }
        return search
    }

    /// Blobs that are too large for a walk: alone, and in pieces.
    private func scanLarge(_ search: inout BlobVisitor.Part, _ catalog: ObjectCatalog, _ context: ScanContext) {
        let scanner = LargeBlobs(catalog, context)
        for number in search.large {
            do throws(Damage) {
                if verifiesObjects { throw Damage.tooLargeToHash }
                guard let (result, count) = try scanner.scan(number) else { throw Damage.tooLarge }
                search.outcome.statistics.bytesScanned += count
                search.add(result, number, count: count, catalog)
            } catch {
                search.add(error, number, catalog)
            }
        }
        search.outcome.statistics.bytesScanned += scanner.searchedCount
    }

    private func look(
        into trees: NumberSet, _ search: BlobVisitor.Part, _ catalog: ObjectCatalog, _ context: ScanContext,
        _ known: KnownHistory? = nil
    ) async -> TreeGraph {
        context.progress.begin("Attributing findings", total: 0)
        var unread = trees
        if let known { unread.subtract(known.trees) }
        // Of a whole history HEAD's files are checked; of a range those of them that it changed.
        return await TreeGraph.make(
            walk(catalog, unread, context), found: NumberSet(search.found.keys, count: catalog.count),
            unread: NumberSet(search.unread, count: catalog.count), keepsChecked: !selection.isWhole, context,
            known: known)
    }

    private func outcome(
        of search: BlobVisitor.Part, _ plan: HistoryPlan, _ commits: CommitVisitor.Part, _ graph: TreeGraph,
        _ catalog: ObjectCatalog, _ context: ScanContext
    ) async throws -> InputOutcome {
        // While one thread looks where each value came in, another one looks where it was last.
        async let last = LastCommits(plan, graph)
        var outcome = search.outcome
        outcome.notScanned += plan.notScanned + commits.notScanned
        outcome.statistics.commits = plan.commits.count
        let first = FirstCommits(plan, graph, found: Set(search.found.keys), catalog)
        let attribution = await Attribution(
            plan: plan, catalog: catalog, graph: graph, found: search.found, context: context, texts: commits.texts,
            first: first, last: last)
        outcome += try await attribution.outcome(try Repository(at: path))
        return outcome
    }

    private func walk(
        _ catalog: ObjectCatalog, _ wanted: NumberSet, _ context: ScanContext, progress: Progress = Progress()
    ) -> ForestWalk {
        ForestWalk(
            catalog: catalog, wanted: wanted, jobs: context.jobs, verifies: verifiesObjects, progress: progress)
    }

    private func read(_ commits: NumberSet, _ catalog: ObjectCatalog, _ context: ScanContext) async
        -> CommitVisitor.Part
    {
        let parts = await walk(catalog, commits, context).run {
            CommitVisitor(catalog, context)
        } finish: { visitor in
            visitor.part
        }
        return parts.reduce(into: CommitVisitor.Part()) { $0 += $1 }
    }
}
