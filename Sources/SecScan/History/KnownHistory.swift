internal import Rules

/// What of a repository a cache knows, in the numbers of a catalog. What the repository no longer has is left out, and so is what
/// cannot be read any more.
struct KnownHistory: Sendable {
    /// Commits without findings, and their numbers.
    private(set) var commits = CommitGraph()
    private(set) var commitNumbers: NumberSet
    /// Blobs without findings, and their bytes.
    private(set) var blobs: NumberSet
    private(set) var blobBytes = 0
    private(set) var kept: [HistoryCache.Blob] = []
    private(set) var trees: NumberSet
    /// The trees; names are the cache's.
    private var part = TreeVisitor.Part()
    private let names: [[UInt8]]

    init(_ cache: HistoryCache, _ catalog: ObjectCatalog) {
        func number(_ id: ObjectID, _ kind: ObjectKind) -> Int? {
            catalog.number(of: id).flatMap { catalog.kinds[$0] == kind && catalog.problem(with: $0) == nil ? $0 : nil }
        }
        commitNumbers = NumberSet(count: catalog.count)
        (blobs, trees, names) = (commitNumbers, commitNumbers, cache.names)
        for blob in cache.blobs {
            guard let number = number(blob.id, .blob), blobs.insert(number) else { continue }
            blobBytes += Int(blob.count)
            kept.append(blob)
        }
        commits.reserveCapacity(cache.commits.count)
        for (index, id) in cache.commits.ids.enumerated() {
            guard let number = number(id, .commit), commitNumbers.insert(number) else { continue }
            commits.add(
                id, tree: cache.commits.trees[index], time: cache.commits.times[index],
                parents: cache.commits.parents(of: index))
        }
        for tree in cache.trees {
            guard let number = number(tree.id, .tree) else { continue }
            let edges = tree.edges.compactMap { edge in
                catalog.number(of: edge.target).map { target in
                    TreeGraph.Edge(target: Int32(truncatingIfNeeded: target), name: Int32(bitPattern: edge.name))
                }
            }
            // What is gone is found out where the tree is read.
            guard edges.count == tree.edges.count, trees.insert(number) else { continue }
            let start = Int32(truncatingIfNeeded: part.edges.count)
            part.edges += edges
            part.trees.append(
                (Int32(truncatingIfNeeded: number), start, Int32(truncatingIfNeeded: part.edges.count)))
        }
    }

    /// The trees, with their names numbered like those of others.
    func part(_ shared: SharedNames) -> TreeVisitor.Part {
        let numbers = names.map { name in
            Int32(truncatingIfNeeded: name.withUnsafeBytes { shared.number(of: $0) }.number)
        }
        var part = part
        for index in part.edges.indices { part.edges[index].name = numbers[Int(part.edges[index].name)] }
        return part
    }
}
