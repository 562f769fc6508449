internal import Checks
internal import ProxyConfiguration
internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Configurations of LLM proxies: those that are named, and those below named folders.
struct ProxyConfigurations: Input {
    /// `-` is standard input.
    var roots: [String]
    /// How standard input is reported.
    var standardInputPath: String

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        for root in roots {
            if root == "-" {
                scanStandardInput(context, adding: &outcome)
                continue
            }
            let isFolder = DirectoryListing.kindFollowingLinks(Array(root.utf8)) == .directory
            var walker = TreeWalker(root: root, shownAs: roots.count == 1 ? "" : root, context: context)
            do throws(ScanError) {
                let items = try walker.items()
                var count = 0
                for item in items where !isFolder || item.kind == .file && ConfigurationFormat.isCandidate(item.path) {
                    if scan(item, isNamed: !isFolder, context, adding: &outcome) { count += 1 }
                }
                // A clean report of nothing would be a lie.
                if isFolder, count == 0 {
                    outcome.notes.append(Note(.nothingFound, "\(root): no configuration of a proxy below it"))
                }
            } catch {
                outcome.notScanned.append(NotScanned(what: root, reason: "no such file or directory"))
            }
            outcome.notScanned += walker.notScanned
        }
        outcome.proxyConfigurations.sort { $0.path < $1.path }
        return outcome
    }

    /// Whether it is one, or was named as one.
    private func scan(
        _ item: TreeWalker.Item, isNamed: Bool, _ context: ScanContext, adding outcome: inout InputOutcome
    ) -> Bool {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.load(String(decoding: item.file, as: UTF8.self), limit: ProxyAudit.sizeLimit)
        } catch {
            guard isNamed else { return false }
            outcome.notScanned.append(NotScanned(what: item.path, reason: error.reason))
            return true
        }
        guard isNamed || ConfigurationFormat.recognised(bytes, path: item.path) != nil else { return false }
        add(bytes, path: item.path, context.fileChecks.among(item.surroundings), context, to: &outcome)
        return true
    }

    private func scanStandardInput(_ context: ScanContext, adding outcome: inout InputOutcome) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= ProxyAudit.sizeLimit {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] }
            if count == 0 || count < 0 && errno != EINTR { break }
        }
        guard bytes.count <= ProxyAudit.sizeLimit else {
            outcome.notScanned.append(
                NotScanned(what: standardInputPath, reason: "it is longer than \(ProxyAudit.sizeLimit >> 20) MiB"))
            return
        }
        add(bytes, path: standardInputPath, context.fileChecks, context, to: &outcome)
    }

    /// What stands in a file that is one, or is said to be.
    private func add(
        _ source: [UInt8], path: String, _ checks: FileChecks, _ context: ScanContext, to outcome: inout InputOutcome
    ) {
        let options = checks.options(for: path, of: ProxyAudit.self)
        guard let configuration = ProxyAudit.configuration(in: source, options: options), !source.isEmpty else {
            let reason =
                source.isEmpty
                ? "it is empty"
                : "not recognised: no configuration of proxyguard, LiteLLM, llm-proxy or ModelMuxer"
            outcome.notScanned.append(NotScanned(what: path, reason: reason))
            return
        }
        outcome.proxyConfigurations.append(ReadConfiguration(path: path, configuration: configuration))
        source.withUnsafeBytes { bytes in
            var result = BlobScanner(context.detector).scan(bytes)
            outcome.sightings += checks.sightings(in: bytes, path: path, of: ProxyAudit.self, using: &result)
            outcome.add(result, path: path)
            outcome.sightings += context.sightings(of: result, path: path)
        }
        outcome.statistics.files += 1
        outcome.statistics.bytes += source.count
        outcome.statistics.bytesScanned += source.count
    }
}
