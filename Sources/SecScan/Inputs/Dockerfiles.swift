internal import Checks
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
        var items: [TreeWalker.Item] = []
        for root in roots {
            if root == "-" {
                outcome += standardInput(context)
                continue
            }
            let isFolder = DirectoryListing.kindFollowingLinks(Array(root.utf8)) == .directory
            var walker = TreeWalker(root: root, shownAs: roots.count == 1 ? "" : root, context: context)
            do throws(ScanError) {
                let found = try walker.items().filter {
                    !isFolder || DockerfileAudit.isNamed($0.path) || $0.kind == .file && looksLikeOne($0)
                }
                items += found
                // A clean report of nothing would be a lie.
                if found.isEmpty { outcome.notes.append(Note(.nothingFound, "\(root): no Dockerfile below it")) }
            } catch {
                outcome.notScanned.append(NotScanned(what: root, reason: "no such file or directory"))
            }
            outcome.notScanned += walker.notScanned
        }
        let work = items
        let results = try await Parallel.run(count: items.count, jobs: context.jobs, grain: 4) {
            let box = FileScannerBox(context)
            box.scanner.kind = DockerfileAudit.self
            return (box: box, fixer: FileFixer(context), fixed: InputOutcome())
        } body: { state, range in
            for item in work[range] {
                if let fixer = state.fixer, item.kind == .file {
                    state.fixed += fixer.scan(item)
                } else {
                    state.box.scanner.scan(
                        file: item.file, kind: item.kind, path: item.path, among: item.surroundings)
                }
            }
        } finish: { state in
            var outcome = state.box.scanner.outcome
            outcome += state.fixed
            return outcome
        }
        for result in results { outcome += result }
        outcome.fixedFiles.sort { $0.path < $1.path }
        return outcome
    }

    /// Of a file without a suffix: it begins as Dockerfiles do.
    private func looksLikeOne(_ item: TreeWalker.Item) -> Bool {
        let name = item.path.lastPathComponent
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
        return FileFixer(context)?.scan(bytes, path: standardInputPath, file: nil)
            ?? .dockerfile(bytes, path: standardInputPath, context.fileChecks, context)
    }
}
