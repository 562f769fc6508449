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
    public func create(replacing: Bool) async throws -> String {
        if !replacing, DirectoryListing.kind(Array(file.utf8)) != nil {
            throw ScanError(
                .usage, "\(file): is there already; use 'secscan baseline update', or --force to replace it")
        }
        let found = try await found()
        try write(found)
        return "\(file): \(found.entries.count) entries"
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
            return try Baseline(
                parsing: String(decoding: try FileBytes.load(file, limit: Baseline.sizeLimit), as: UTF8.self),
                file: file)
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
    private func found() async throws -> Baseline {
        var scan = scan
        scan.usesBaseline = false
        let report = try await scan.run().report
        guard report.isComplete else {
            throw ScanError(
                .unreadable,
                "the scan is incomplete (\(report.notScanned[0].what): \(report.notScanned[0].reason)); a baseline of it would hide that"
            )
        }
        return Baseline(report.findings)
    }

    private func write(_ baseline: Baseline) throws(ScanError) {
        try ReportFile.write(baseline.text, to: file, mode: 0o644)
    }
}
