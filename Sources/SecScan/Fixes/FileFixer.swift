internal import Checks
internal import Rules

/// Mends Dockerfiles, and scans what becomes of them.
struct FileFixer {
    let fixing: Fixing
    let context: ScanContext

    /// Nil if nothing is to be mended.
    init?(_ context: ScanContext) {
        guard let fixing = context.fixing else { return nil }
        self.fixing = fixing
        self.context = context
    }

    /// A file of a tree.
    func scan(_ item: TreeWalker.Item) -> InputOutcome {
        var outcome = InputOutcome()
        let file = String(decoding: item.file, as: UTF8.self)
        guard DirectoryListing.kind(item.file) != .link else {
            outcome.notScanned.append(
                NotScanned(what: item.path, reason: "a symbolic link is not mended; name the file that it points to"))
            return outcome
        }
        do {
            let source = try FileBytes.load(file, limit: DockerfileAudit.sizeLimit)
            outcome += scan(source, path: item.path, file: file, among: item.surroundings)
            outcome.sightings += context.nameSightings(item.path, BlobScanner(context.detector))
            outcome.sightings += context.pathSightings(item.path)
        } catch {
            outcome.notScanned.append(NotScanned(what: item.path, reason: error.reason))
        }
        return outcome
    }

    /// - Parameter file: where the bytes come from; nil for standard input.
    func scan(
        _ source: [UInt8], path: String, file: String?, among surroundings: Surroundings? = nil
    ) -> InputOutcome {
        let checks = context.fileChecks.among(surroundings)
        let found = source.withUnsafeBytes { bytes in
            var result = BlobScanner(context.detector).scan(bytes)
            return checks.found(in: bytes, path: path, of: DockerfileAudit.self, using: &result)
        }
        let open = Set(
            found.filter { fixing.includes($0.sighting) }.map {
                Key(rule: $0.sighting.rule.id, range: $0.finding.range)
            })
        let fixed = FixedFile(
            source, path: file.map(Self.shortened) ?? path, isStandardInput: file == nil,
            includesUnsafe: fixing.includesUnsafe, checks: checks, name: path
        ) { rule, finding in
            !open.contains(Key(rule: rule.id, range: finding.range))
        }
        var outcome = InputOutcome.dockerfile(fixed.new, path: path, checks, context)
        outcome.fixedFiles = [fixed]
        return outcome
    }

    private struct Key: Hashable {
        let rule: RuleID
        let range: Range<Int>
    }

    /// Without `./` in front.
    private static func shortened(_ path: String) -> String {
        var path = path[...]
        while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
        return String(path)
    }
}

extension InputOutcome {
    /// What stands in a Dockerfile whose bytes are at hand.
    static func dockerfile(
        _ source: [UInt8], path: String, _ checks: FileChecks, _ context: ScanContext
    ) -> InputOutcome {
        var outcome = InputOutcome()
        source.withUnsafeBytes { bytes in
            var result = BlobScanner(context.detector).scan(bytes)
            outcome.sightings = checks.sightings(
                in: bytes, path: path, of: DockerfileAudit.self, using: &result)
            outcome.add(result, path: path)
            outcome.sightings += context.sightings(of: result, path: path)
        }
        outcome.statistics.files = 1
        outcome.statistics.bytes = source.count
        outcome.statistics.bytesScanned = source.count
        return outcome
    }
}
