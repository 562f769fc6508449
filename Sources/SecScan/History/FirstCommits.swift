/// The first commit that had each file that matters: each version with findings at each path that it bore, and each telling name.
struct FirstCommits: Sendable {
    struct Place: Hashable, Sendable {
        var path: String
        /// In the plan's commits; their count where no commit has it.
        var order: Int
    }

    private var places: [Int: [Place]] = [:]
    /// By path.
    private(set) var files: [String: (blob: Int, order: Int)] = [:]
    /// By path, what stood there in all commits, oldest first.
    private(set) var versions: [String: [Int]] = [:]

    /// - Parameter found: the blobs with findings, by object number.
    init(_ plan: HistoryPlan, _ graph: TreeGraph, found: Set<Int>, _ catalog: ObjectCatalog) {
        var walk = PlacedWalk(graph)
        var known: Set<Int32> = []
        for (order, root) in plan.rootTrees.enumerated() {
            guard let root else { continue }
            var met: [(path: Int32, blob: Int)] = []
            walk.visit(root) { path, blob in met.append((path, blob)) }
            for (path, blob) in met {
                let isNew = known.insert(path).inserted
                let text = walk.text(of: path)
                versions[text, default: []].append(blob)
                guard isNew || found.contains(blob) else { continue }
                if found.contains(blob) { places[blob, default: []].append(Place(path: text, order: order)) }
                if isNew { files[text] = (blob, order) }
            }
        }
        // Trees that no commit has: what an amended or dropped commit leaves behind.
        for root in Self.looseRoots(plan, graph, catalog) {
            var met: [(path: Int32, blob: Int)] = []
            walk.visit(root) { path, blob in if found.contains(blob) { met.append((path, blob)) } }
            for (path, blob) in met {
                places[blob, default: []].append(Place(path: walk.text(of: path), order: plan.commits.count))
            }
        }
    }

    /// Oldest first.
    func places(of blob: Int) -> [Place] { places[blob] ?? [] }

    /// The topmost of the trees that no commit leads to.
    private static func looseRoots(_ plan: HistoryPlan, _ graph: TreeGraph, _ catalog: ObjectCatalog) -> [Int] {
        guard plan.selection.isWhole, plan.selection.includesUnreachable else { return [] }
        var reached = graph.trees(below: plan.rootTrees.compactMap { $0 })
        let loose = catalog.numbers(of: .tree).filter { !reached.contains($0) }
        for tree in loose {
            for edge in graph.entries(of: tree) where graph.isTree(edge) { reached.insert(Int(edge.target)) }
        }
        return loose.filter { !reached.contains($0) }
    }
}
