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
        var outcome = InputOutcome()
        func walk(_ wanted: NumberSet) -> ForestWalk {
            ForestWalk(
                catalog: catalog, wanted: wanted, jobs: context.jobs, verifies: verifiesObjects,
                progress: context.progress)
        }

        var commits = CommitVisitor.Part()
        if selection.isWhole {
            commits = await Self.commits(walk(NumberSet(catalog.numbers(of: .commit), count: catalog.count)), context)
        }
        let plan = try HistoryPlan(repository, catalog, selection, commits: commits.graph)
        if !selection.isWhole {
            let numbers = plan.commits.compactMap { catalog.number(of: $0) }
            commits = await Self.commits(walk(NumberSet(numbers, count: catalog.count)), context)
        }
        outcome.notScanned += plan.notScanned + commits.notScanned
        outcome.statistics.commits = plan.commits.count

        context.progress.begin("Scanning blobs", total: plan.blobs.count)
        let engine = engine
        let parts = await walk(plan.blobs).run {
            BlobVisitor(catalog, context, isWhole: engine == .whole)
        } finish: { visitor in
            visitor.part
        }
        var found: [Int: BlobResult] = [:]
        var numbers = NumberSet(count: catalog.count)
        for part in parts {
            outcome += part.outcome
            found.merge(part.found) { first, _ in first }
        }
        for number in found.keys { numbers.insert(number) }

        context.progress.begin("Attributing findings", total: 0)
        let graph = await TreeGraph.make(walk(plan.trees), found: numbers, context)
        let attribution = Attribution(
            plan: plan, catalog: catalog, graph: graph, found: found, context: context, texts: commits.texts)
        outcome += attribution.outcome(repository)
        return outcome
    }

    private static func commits(_ walk: ForestWalk, _ context: ScanContext) async -> CommitVisitor.Part {
        let catalog = walk.catalog
        let parts = await walk.run {
            CommitVisitor(catalog, context)
        } finish: { visitor in
            visitor.part
        }
        var whole = CommitVisitor.Part()
        for part in parts { whole += part }
        return whole
    }
}
