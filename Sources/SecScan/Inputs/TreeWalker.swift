internal import Checks
internal import Rules

/// Lists what lies below a root. Symbolic links are listed, never followed.
struct TreeWalker {
    struct Item: Sendable {
        /// Where it is, bytes.
        var file: [UInt8]
        var kind: DirectoryListing.Kind
        /// How it is reported.
        var path: String
        /// The files around it, as they are reported.
        var surroundings: Surroundings
    }

    let root: String
    /// What stands in front of every path of a folder; empty for paths relative to the root.
    let shownRoot: String
    let context: ScanContext
    var ignores: GitIgnore?
    private(set) var notScanned: [NotScanned] = []

    init(root: String, shownAs shownRoot: String, context: ScanContext) {
        self.root = root
        self.shownRoot = shownRoot
        self.context = context
    }

    mutating func items() throws(ScanError) -> [Item] {
        let bytes = Array(root.utf8)
        switch DirectoryListing.kindFollowingLinks(bytes) {
        case nil: throw ScanError(.notFound, "\(root): no such file or directory")
        case .directory: return walk(bytes)
        case .file: return [Item(file: bytes, kind: .file, path: root, surroundings: .around(file: root))]
        default: return [Item(file: bytes, kind: .other, path: root, surroundings: .around(file: root))]
        }
    }

    private mutating func walk(_ top: [UInt8]) -> [Item] {
        var items: [Item] = []
        let surroundings = Surroundings.folder(root, shownAs: shownRoot)
        var pending: [(file: [UInt8], path: [UInt8])] = [(top, trimmed(Array(shownRoot.utf8)))]
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
                    items.append(Item(file: file, kind: entry.kind, path: text, surroundings: surroundings))
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
