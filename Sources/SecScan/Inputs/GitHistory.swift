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

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        context.progress.begin("Reading history", total: 0)
        let repository = try Repository(at: path)
        let catalog = ObjectCatalog(repository.store)
        var commits = CommitVisitor.Part()
        if selection.isWhole { commits = await read(catalog.numbers(of: .commit), catalog, context) }
        // The commits are put in order while blobs are searched, unless their order says which blobs those are.
        let commitGraph = commits.graph
        async let planning = plan(catalog, commitGraph)
        let wanted =
            selection.isWhole
            ? NumberSet(catalog.numbers(of: .blob), count: catalog.count) : try await planning.blobs

        context.progress.begin("Scanning blobs", total: wanted.count)
        let engine = engine
        let parts = await walk(catalog, wanted, context, progress: context.progress).run {
            BlobVisitor(catalog, context, isWhole: engine == .whole)
        } finish: { visitor in
            visitor.part
        }
        var outcome = InputOutcome()
        var found: [Int: BlobResult] = [:]
        for part in parts {
            outcome += part.outcome
            found.merge(part.found) { first, _ in first }
        }

        context.progress.begin("Attributing findings", total: 0)
        let plan = try await planning
        if !selection.isWhole {
            commits = await read(plan.commits.compactMap { catalog.number(of: $0) }, catalog, context)
        }
        outcome.notScanned += plan.notScanned + commits.notScanned
        outcome.statistics.commits = plan.commits.count
        let graph = await TreeGraph.make(
            walk(catalog, plan.trees, context), found: NumberSet(found.keys, count: catalog.count), context)
        let attribution = Attribution(
            plan: plan, catalog: catalog, graph: graph, found: found, context: context, texts: commits.texts)
        outcome += attribution.outcome(repository)
        return outcome
    }

    private func walk(
        _ catalog: ObjectCatalog, _ wanted: NumberSet, _ context: ScanContext, progress: Progress = Progress()
    ) -> ForestWalk {
        ForestWalk(
            catalog: catalog, wanted: wanted, jobs: context.jobs, verifies: verifiesObjects, progress: progress)
    }

    private func plan(_ catalog: ObjectCatalog, _ commits: CommitGraph) async throws -> HistoryPlan {
        try HistoryPlan(try Repository(at: path), catalog, selection, commits: commits)
    }

    private func read(_ commits: [Int], _ catalog: ObjectCatalog, _ context: ScanContext) async -> CommitVisitor.Part {
        let parts = await walk(catalog, NumberSet(commits, count: catalog.count), context).run {
            CommitVisitor(catalog, context)
        } finish: { visitor in
            visitor.part
        }
        return parts.reduce(into: CommitVisitor.Part()) { $0 += $1 }
    }
}
