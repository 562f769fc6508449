public import Rules

/// Makes a baseline and keeps it.
public struct BaselineWriter: Sendable {
    private var scan: Scan
    private let file: String

    /// - Parameter file: nil means the one that a scan of the target reads.
    public init(
        target: Scan.Target, rules: RuleSet, file: String?, configurations: [String], confidence: Confidence, jobs: Int,
        archiveDepth: Int = Scan.standardArchiveDepth
    ) {
        scan = Scan(target, rules: rules, jobs: jobs)
        scan.configurations = configurations
        scan.confidence = confidence
        scan.archiveDepth = archiveDepth
        self.file = file ?? Carrier.folder(of: target) + "/" + Baseline.defaultName
    }

    /// Each returns one line that says what was done.
    ///
    /// - Parameter source: a baseline of detect-secrets: only what it has too is accepted.
    public func create(replacing: Bool, from source: String? = nil) async throws -> String {
        if !replacing, DirectoryListing.kind(Array(file.utf8)) != nil {
            throw ScanError(
                .usage, "\(file): is there already; use 'secscan baseline update', or --force to replace it")
        }
        if let source { return try await create(from: source) }
        let found = try await found()
        try write(found)
        return "\(file): \(found.entries.count) entries"
    }

    private func create(from source: String) async throws -> String {
        guard let known = try Baseline(parsing: try PolicyFile.namedFile(source), file: source).foreign else {
            throw ScanError(.usage, "\(source): is no baseline of detect-secrets; copy one of secscan as it is")
        }
        // Its detectors guess more freely.
        let findings = try await report(confidence: .low).findings
        var baseline = Baseline()
        var used: Set<Int> = []
        for finding in findings {
            guard let secret = finding.secret else { continue }
            for occurrence in finding.occurrences {
                let entries = known.entries(for: secret, excerpt: finding.excerpt, path: occurrence.place.path)
                used.formUnion(entries)
                if entries.isEmpty { continue }
                baseline.entries.insert(
                    Baseline.Entry(
                        fingerprint: finding.fingerprint, rule: finding.rule.id.description,
                        path: occurrence.place.path))
            }
        }
        try write(baseline)
        return
            (["\(file): \(baseline.entries.count) entries from \(source)"] + [known.stale(used: used)].compactMap { $0 })
            .joined(separator: "\n")
    }

    public func update() async throws -> String {
        let present = try present()
        let merged = Baseline(entries: present.entries.union(try await found().entries))
        try write(merged)
        return "\(file): \(merged.entries.count) entries, \(merged.entries.count - present.entries.count) of them new"
    }

    public func prune() async throws -> String {
        let present = try present()
        let found = try await found()
        let stale = present.entries.filter { entry in
            entry.path == "*"
                ? !found.entries.contains { $0.fingerprint == entry.fingerprint } : !found.entries.contains(entry)
        }
        try write(Baseline(entries: present.entries.subtracting(stale)))
        let lines = stale.sorted().map { "removed \($0.rule) in \($0.path) (\($0.fingerprint))" }
        return (lines + ["\(file): \(stale.count) stale entries removed, \(present.entries.count - stale.count) left"])
            .joined(separator: "\n")
    }

    private func present() throws(ScanError) -> Baseline {
        do {
            let present = try Baseline(
                parsing: String(decoding: try FileBytes.load(file, limit: Baseline.sizeLimit), as: UTF8.self),
                file: file)
            guard present.foreign == nil else {
                throw ScanError(
                    .usage,
                    "\(file): is a baseline of detect-secrets and left as it is; make one with 'secscan baseline create --from \(file)'"
                )
            }
            return present
        } catch let error as FileBytes.Failure {
            throw ScanError(
                .notFound, "\(file): cannot be read: \(error.reason); make one with 'secscan baseline create'")
        } catch let error as ScanError {
            throw error
        } catch {
            throw ScanError(.unreadable, "\(file): cannot be read")
        }
    }

    /// A scan that no baseline holds anything back from.
    private func found() async throws -> Baseline { Baseline(try await report(confidence: scan.confidence).findings) }

    private func report(confidence: Confidence) async throws -> ScanReport {
        var scan = scan
        scan.usesBaseline = false
        scan.confidence = confidence
        let report = try await scan.run().report
        guard report.isComplete else {
            throw ScanError(
                .unreadable,
                "the scan is incomplete (\(report.notScanned[0].what): \(report.notScanned[0].reason)); a baseline of it would hide that"
            )
        }
        return report
    }

    private func write(_ baseline: Baseline) throws(ScanError) {
        try ReportFile.write(baseline.text, to: file, mode: 0o644)
    }
}
