internal import Rules

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

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        context.progress.begin("Reading history", total: 0)
        let plan = try HistoryPlan(path: path, selection: selection)
        outcome.notScanned += plan.notScanned
        outcome.statistics.commits = plan.commits.count

        let blobs = try await scanBlobs(plan.blobs, context)
        for result in blobs { outcome += result.outcome }
        let texts = try scanTexts(plan, context)
        outcome += texts

        var found: [ObjectID: BlobResult] = [:]
        for result in blobs { found.merge(result.found) { first, _ in first } }
        context.progress.begin("Attributing findings", total: 0)
        outcome += try Attribution(path: path, plan: plan, found: found, context: context).outcome()
        return outcome
    }

    // MARK: Blobs

    private struct BlobOutcome: Sendable {
        var found: [ObjectID: BlobResult] = [:]
        var outcome = InputOutcome()
    }

    private final class BlobState {
        let repository: Repository
        let scanner: BlobScanner
        var result = BlobOutcome()

        init(path: String, detector: Detector) throws {
            repository = try Repository(at: path)
            scanner = BlobScanner(detector)
        }
    }

    private func scanBlobs(_ ids: [ObjectID], _ context: ScanContext) async throws -> [BlobOutcome] {
        context.progress.begin("Scanning blobs", total: ids.count)
        let path = path
        return try await Parallel.run(count: ids.count, jobs: context.jobs, grain: 256) {
            try BlobState(path: path, detector: context.detector)
        } body: { state, range in
            for id in ids[range] {
                let scanned: Int? = state.repository.withObject(id) { _, bytes in
                    let result = state.scanner.scan(bytes)
                    if !result.findings.isEmpty { state.result.found[id] = result }
                    state.result.outcome.add(BlobResult(shortfalls: result.shortfalls), path: "blob \(id)")
                    return bytes.count
                }
                if let scanned {
                    state.result.outcome.statistics.blobs += 1
                    state.result.outcome.statistics.bytes += scanned
                    state.result.outcome.statistics.bytesScanned += scanned
                } else {
                    state.result.outcome.notScanned.append(
                        NotScanned(what: "blob \(id)", reason: state.repository.problem(with: id)))
                }
            }
            context.progress.advance(range.count)
        } finish: { state in
            state.result
        }
    }

    // MARK: What is no file

    /// Messages, identities, tags, names of refs and files.
    private func scanTexts(_ plan: HistoryPlan, _ context: ScanContext) throws -> InputOutcome {
        let repository = try Repository(at: path)
        let scanner = BlobScanner(context.detector)
        var outcome = InputOutcome()

        func scan(_ text: some Sequence<UInt8>, as path: String, commit: Commit?, inHead: Bool?, order: Int) {
            let bytes = Array(text)
            let result = bytes.withUnsafeBytes { scanner.scan($0) }
            outcome.add(BlobResult(shortfalls: result.shortfalls), path: path)
            outcome.sightings += context.sightings(of: result, path: path, commit: commit, inHead: inHead, order: order)
        }

        var identities: Set<String> = []
        for (order, id) in plan.commits.enumerated() {
            guard let record = CommitRecord(repository, id) else { continue }
            let commit = record.commit(isReachable: plan.isReachable(id))
            let inHead = plan.headCommits.contains(id)
            scan(record.message, as: "git:commit-message", commit: commit, inHead: inHead, order: order)
            for identity in [record.author, record.committer] where identities.insert(identity).inserted {
                scan(identity.utf8, as: "git:author", commit: commit, inHead: inHead, order: order)
            }
        }
        for id in plan.tags {
            guard let bytes = repository.bytes(of: id) else { continue }
            scan(bytes, as: "git:tag", commit: nil, inHead: nil, order: 0)
        }
        for name in plan.refNames { scan(name.utf8, as: "git:ref", commit: nil, inHead: nil, order: 0) }
        return outcome
    }
}
