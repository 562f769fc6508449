/// The last commit that had each file that matters: with its content of then, and with any.
///
/// Last in the plan's order, parents before children; a commit that nothing reaches counts only where no other one had the file.
struct LastCommits: Sendable {
    private struct Version: Hashable {
        var path: String
        /// Object number.
        var blob: Int
    }

    private let plan: HistoryPlan
    private var versions: [Version: Int] = [:]
    private var files: [String: Int] = [:]

    init(_ plan: HistoryPlan, _ graph: TreeGraph) {
        self.plan = plan
        var walk = PlacedWalk(graph)
        for rank in plan.commits.indices {
            guard let root = plan.rootTrees[order(ofRank: rank)] else { continue }
            var met: [(Int32, Int)] = []
            walk.visit(root) { path, blob in met.append((path, blob)) }
            for (path, blob) in met {
                let text = walk.text(of: path)
                versions[Version(path: text, blob: blob)] = rank
                if files[text] == nil { files[text] = rank }
            }
        }
    }

    /// How far from the last commit one lies: the smaller of two is the later commit.
    func rank(ofFile path: String, with blob: Int) -> Int? { versions[Version(path: path, blob: blob)] }

    func rank(ofFile path: String) -> Int? { files[path] }

    /// The place in the plan's commits.
    func order(ofRank rank: Int) -> Int {
        rank < plan.reachableCount
            ? plan.reachableCount - 1 - rank : plan.commits.count - 1 - (rank - plan.reachableCount)
    }
}
