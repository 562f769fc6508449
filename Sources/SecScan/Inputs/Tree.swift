internal import Rules

/// Files and folders as they lie on disk.
struct Tree: Input {
    var roots: [String]
    /// Leaves out what the `.gitignore` files of the repository around a root name.
    var respectsGitignore = false

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        var items: [TreeWalker.Item] = []
        for root in roots {
            var walker = TreeWalker(root: root, shownAs: roots.count == 1 ? "" : root, context: context)
            if respectsGitignore { walker.ignores = try GitIgnore(around: root) }
            items += try walker.items()
            outcome.notScanned += walker.notScanned
        }
        context.progress.begin("Scanning files", total: items.count)
        let work = items
        let results = try await Parallel.run(count: items.count, jobs: context.jobs, grain: 16) {
            FileScannerBox(context)
        } body: { box, range in
            for item in work[range] {
                box.scanner.scan(file: item.file, kind: item.kind, path: item.path, among: item.surroundings)
            }
            context.progress.advance(range.count)
        } finish: { box in
            box.scanner.outcome
        }
        for result in results { outcome += result }
        return outcome
    }
}

/// A scanner as a reference, so that a task's state can hold it.
final class FileScannerBox {
    var scanner: FileScanner

    init(_ context: ScanContext) { scanner = FileScanner(context) }
}
