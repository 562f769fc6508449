/// The trees and blobs that the commits of a range add.
struct RangeObjects: Sendable {
    let catalog: ObjectCatalog
    /// Those that were there before are left out.
    let trees: NumberSet
    let blobs: NumberSet

    /// Of so many commits objects are read one by one; of more all that belong together at once.
    static let fewCommits = 1000

    /// Reads trees one by one; only what the range needs is catalogued.
    init(few range: CommitRange, _ repository: borrowing Repository) {
        let walk = TreeWalk()
        for root in Set(range.boundaryTrees.values.joined()) { walk.visit(root, repository) { _ in } }
        let oldTrees = walk.seenTrees
        var old = walk.seenBlobs
        var added: [ObjectID] = []
        for index in range.order {
            walk.visit(range.graph.trees[index], repository) { blob in
                if old.insert(blob).inserted { added.append(blob) }
            }
        }
        // What HEAD has of all this is told as well.
        if let head = range.headTree { walk.visit(head, repository) { _ in } }
        let newTrees = walk.seenTrees.subtracting(oldTrees)
        let newBlobs = added + range.taggedBlobs.subtracting(old)
        let catalog = ObjectCatalog(
            repository.store, only: range.order.map { range.graph.ids[$0] } + newTrees + newBlobs)
        self.catalog = catalog
        // Absent ones are reported where the trees that name them are read, and so is what is not of the kind that an entry says.
        trees = NumberSet(
            newTrees.compactMap(catalog.number).filter { catalog.kinds[$0] == .tree }, count: catalog.count)
        blobs = NumberSet(
            newBlobs.compactMap(catalog.number).filter { catalog.kinds[$0] != .tree }, count: catalog.count)
    }

    /// Reads all trees of one depth at once, then those of the next.
    ///
    /// - Parameter walk: makes the walk over some trees.
    init(many range: CommitRange, _ catalog: ObjectCatalog, _ walk: (NumberSet) -> ForestWalk) async {
        self.catalog = catalog
        var seen = (trees: NumberSet(count: catalog.count), blobs: NumberSet(count: catalog.count))
        func visit(_ roots: some Sequence<ObjectID>) async {
            var level = NumberSet(
                roots.compactMap(catalog.number).filter { catalog.kinds[$0] == .tree }, count: catalog.count)
            level.subtract(seen.trees)
            while level.count > 0 {
                seen.trees.formUnion(level)
                let parts = await walk(level).run {
                    ReachVisitor(catalog)
                } finish: { visitor in
                    visitor.part
                }
                level = NumberSet(count: catalog.count)
                for part in parts {
                    level.formUnion(part.trees)
                    seen.blobs.formUnion(part.blobs)
                }
                level.subtract(seen.trees)
            }
        }
        await visit(Set(range.boundaryTrees.values.joined()))
        let old = seen
        await visit(range.order.lazy.map { range.graph.trees[$0] })
        for blob in range.taggedBlobs.compactMap(catalog.number) { seen.blobs.insert(blob) }
        var blobs = seen.blobs
        blobs.subtract(old.blobs)
        self.blobs = blobs
        if let head = range.headTree { await visit([head]) }
        var trees = seen.trees
        trees.subtract(old.trees)
        self.trees = trees
    }
}
