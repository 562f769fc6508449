internal import Rules

/// Notes what trees name, on one thread.
struct ReachVisitor: ForestVisitor {
    struct Part: Sendable {
        var trees: NumberSet
        var blobs: NumberSet
    }

    private let catalog: ObjectCatalog
    private(set) var part: Part

    init(_ catalog: ObjectCatalog) {
        self.catalog = catalog
        part = Part(trees: NumberSet(count: catalog.count), blobs: NumberSet(count: catalog.count))
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> TreeEntries {
        TreeEntries(bytes) { entry, _ in take(entry) }
    }

    /// What stands in the base as well was noted there.
    mutating func trace(
        _ bytes: UnsafeRawBufferPointer, madeFrom base: TreeEntries, _ segments: [TextSegment]
    ) -> TreeEntries {
        guard !base.isDamaged else { return trace(bytes) }
        return TreeEntries(bytes, madeFrom: base, segments) { _, _ in
        } _: { entry, _ in
            take(entry)
        }
    }

    private mutating func take(_ entry: TreeEntry) {
        guard !entry.isSubmodule, let target = catalog.number(of: entry.id) else { return }
        switch catalog.kinds[target] {
        case .tree where entry.isTree: part.trees.insert(target)
        case .tree: break
        default: if entry.isFile { part.blobs.insert(target) }
        }
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: TreeEntries) {}

    /// Damaged trees are reported where they are looked into for findings.
    mutating func fail(_ number: Int, _ damage: Damage) {}
}
