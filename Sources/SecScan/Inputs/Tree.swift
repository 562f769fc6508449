internal import Rules

/// Files and folders as they lie on disk.
struct Tree: Input {
    var roots: [String]
    /// Leaves out what the `.gitignore` files of the repository around a root name.
    var respectsGitignore = false

    fileprivate struct Item: Sendable {
        var file: [UInt8]
        var kind: DirectoryListing.Kind
        var path: String
    }

    func scan(_ context: ScanContext) async throws -> InputOutcome {
        var outcome = InputOutcome()
        var items: [Item] = []
        for root in roots {
            var walker = Walker(root: root, isOnlyRoot: roots.count == 1, context: context)
            if respectsGitignore { walker.ignores = try GitIgnore(around: root) }
            items += try walker.items()
            outcome.notScanned += walker.notScanned
        }
        context.progress.begin("Scanning files", total: items.count)
        let work = items
        let results = try await Parallel.run(count: items.count, jobs: context.jobs, grain: 16) {
            FileScannerBox(context)
        } body: { box, range in
            for item in work[range] { box.scanner.scan(file: item.file, kind: item.kind, path: item.path) }
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

/// Lists what lies below a root. Symbolic links are listed, never followed.
private struct Walker {
    let root: String
    let isOnlyRoot: Bool
    let context: ScanContext
    var ignores: GitIgnore?
    var notScanned: [NotScanned] = []

    init(root: String, isOnlyRoot: Bool, context: ScanContext) {
        self.root = root
        self.isOnlyRoot = isOnlyRoot
        self.context = context
    }

    mutating func items() throws(ScanError) -> [Tree.Item] {
        let bytes = Array(root.utf8)
        switch DirectoryListing.kindFollowingLinks(bytes) {
        case nil: throw ScanError(.notFound, "\(root): no such file or directory")
        case .directory: return walk(bytes)
        case .file: return [Tree.Item(file: bytes, kind: .file, path: isOnlyRoot ? root : root)]
        default: return [Tree.Item(file: bytes, kind: .other, path: root)]
        }
    }

    private mutating func walk(_ top: [UInt8]) -> [Tree.Item] {
        var items: [Tree.Item] = []
        var pending: [(file: [UInt8], path: [UInt8])] = [(top, isOnlyRoot ? [] : trimmed(top))]
        while let folder = pending.popLast() {
            let entries: [DirectoryListing.Entry]
            do {
                entries = try DirectoryListing.entries(folder.file)
            } catch {
                let path = folder.path.isEmpty ? root : String(decoding: folder.path, as: UTF8.self)
                notScanned.append(NotScanned(what: path, reason: error.reason))
                continue
            }
            for entry in entries {
                if entry.name == Array(".git".utf8) { continue }
                let file = folder.file + [0x2F] + entry.name
                let path = folder.path.isEmpty ? entry.name : folder.path + [0x2F] + entry.name
                let text = String(decoding: path, as: UTF8.self)
                if context.isExcluded(text) { continue }
                if let ignores, ignores.ignores(file, isDirectory: entry.kind == .directory) { continue }
                if entry.kind == .directory {
                    pending.append((file, path))
                } else {
                    items.append(Tree.Item(file: file, kind: entry.kind, path: text))
                }
            }
        }
        return items
    }

    private func trimmed(_ path: [UInt8]) -> [UInt8] {
        var path = path
        while path.count > 1, path.last == 0x2F { path.removeLast() }
        return path
    }
}
