internal import Rules

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Dockerfiles: those that are named, and those below named folders.
struct Dockerfiles: Input {
    /// `-` is standard input.
    var roots: [String]
    /// How standard input is reported.
    var standardInputPath: String

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        var files = FileScanner(context)
        files.kind = DockerfileAudit.self
        for root in roots {
            if root == "-" {
                outcome += standardInput(context)
                continue
            }
            let isFolder = DirectoryListing.kindFollowingLinks(Array(root.utf8)) == .directory
            var walker = TreeWalker(root: root, shownAs: roots.count == 1 ? "" : root, context: context)
            do throws(ScanError) {
                let items = try walker.items().filter {
                    !isFolder || DockerfileAudit.isNamed($0.path) || $0.kind == .file && looksLikeOne($0)
                }
                for item in items {
                    files.scan(file: item.file, kind: item.kind, path: item.path, among: item.surroundings)
                }
                // A clean report of nothing would be a lie.
                if items.isEmpty { outcome.notes.append(Note(.nothingFound, "\(root): no Dockerfile below it")) }
            } catch {
                outcome.notScanned.append(NotScanned(what: root, reason: "no such file or directory"))
            }
            outcome.notScanned += walker.notScanned
        }
        outcome += files.outcome
        return outcome
    }

    /// Of a file without a suffix: it begins as Dockerfiles do.
    private func looksLikeOne(_ item: TreeWalker.Item) -> Bool {
        let name = item.path.split(separator: "/").last ?? ""
        guard !name.contains("."), let file = try? OpenFile(item.file, followingLinks: false) else { return false }
        var start = [UInt8](repeating: 0, count: 4096)
        let count = start.withUnsafeMutableBytes { file.read(into: $0, at: 0) }
        return DockerfileAudit.isOne(beginning: Array(start.prefix(max(0, count))))
    }

    private func standardInput(_ context: ScanContext) -> InputOutcome {
        var outcome = InputOutcome()
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= DockerfileAudit.sizeLimit {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] }
            if count == 0 || count < 0 && errno != EINTR { break }
        }
        guard bytes.count <= DockerfileAudit.sizeLimit else {
            outcome.notScanned.append(
                NotScanned(what: standardInputPath, reason: "it is longer than \(DockerfileAudit.sizeLimit >> 20) MiB"))
            return outcome
        }
        bytes.withUnsafeBytes { bytes in
            var result = BlobScanner(context.detector).scan(bytes)
            outcome.sightings = context.fileChecks.sightings(
                in: bytes, path: standardInputPath, of: DockerfileAudit.self, using: &result)
            outcome.add(result, path: standardInputPath)
            outcome.sightings += context.sightings(of: result, path: standardInputPath)
        }
        outcome.statistics.files = 1
        outcome.statistics.bytes = bytes.count
        outcome.statistics.bytesScanned = bytes.count
        return outcome
    }
}
