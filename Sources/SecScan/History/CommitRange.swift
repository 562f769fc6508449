internal import Rules

/// The commits that a range adds: those of some tips that some bases do not have.
struct CommitRange: Sendable {
    /// The range's commits and as many others as it took to find them; the parents of its commits are among them.
    private(set) var graph: CommitGraph
    /// Indexes of the range's commits, parents before children, older first.
    private(set) var order: [Int] = []
    /// Tags on the way to the tip.
    private(set) var tags: [ObjectID] = []
    /// Blobs that a tip is put on, alone or in a folder.
    private(set) var taggedBlobs: Set<ObjectID> = []
    /// For each commit of the range the trees of its parents outside of it.
    private(set) var boundaryTrees: [ObjectID: [ObjectID]] = [:]
    /// Tree of the checked-out commit.
    private(set) var headTree: ObjectID?

    /// Clocks of two committers may differ by so many seconds: a commit that is older than its parent by less is not missed.
    private static let clockSlack: Int64 = 86_400

    /// What is known of a commit on the way.
    private struct Reached: OptionSet {
        var rawValue: UInt8
        static let tip = Reached(rawValue: 1)
        static let base = Reached(rawValue: 2)
        static let head = Reached(rawValue: 4)
        /// In the queue.
        static let waiting = Reached(rawValue: 8)

        var isWanted: Bool { contains(.tip) && !contains(.base) }
    }

    /// - Parameter known: every commit of the repository, where they were read already.
    init(
        _ repository: borrowing Repository, _ selection: GitHistory.Selection, known: CommitGraph? = nil
    ) throws(ScanError) {
        graph = known ?? CommitGraph()
        let tips: [ObjectID]
        if let branch = selection.branch {
            let (target, names) = repository.peeled(try repository.object(named: branch))
            tags = names
            tips = [target]
        } else if !selection.bases.isEmpty {
            tips = [try repository.commit(named: "HEAD")]
        } else {
            tips = References(repository).targets.map { repository.peeled($0.id).target }
        }
        var bases: [ObjectID] = []
        for base in selection.bases {
            // What the other side has need not be here; the other bases count all the same.
            if selection.bases.count > 1, let id = ObjectID(hexadecimal: base), !repository.contains(id) { continue }
            bases += try Self.commits(named: base, repository)
        }
        for tip in tips {
            // A tag may be put on a file or a folder as well.
            switch repository.kind(of: tip) {
            case .blob: taggedBlobs.insert(tip)
            case .tree: TreeWalk().visit(tip, repository) { taggedBlobs.insert($0) }
            default: break
            }
        }
        let head = repository.head
        headTree = head.flatMap { CommitRecord(repository, $0)?.tree }
        var wanted = NumberSet(count: graph.count)
        if known != nil {
            wanted = graph.ancestors(of: tips)
            wanted.subtract(graph.ancestors(of: bases))
        } else {
            wanted = load(tips, bases, head, since: selection.since, repository)
        }
        order = graph.sorted().filter { index in
            wanted.contains(index) && (selection.since.map { graph.times[index] >= $0 } ?? true)
        }
        let inRange = NumberSet(order, count: graph.count)
        for index in order {
            for parent in graph.parents(of: index).compactMap({ graph.index(of: $0) }) where !inRange.contains(parent) {
                boundaryTrees[graph.ids[index], default: []].append(graph.trees[parent])
            }
        }
    }

    /// Goes back from all tips and bases at once, younger commits first, until what is left belongs to a base or is too old.
    ///
    /// - Returns: what a tip has and no base does.
    private mutating func load(
        _ tips: [ObjectID], _ bases: [ObjectID], _ head: ObjectID?, since: Int64?, _ repository: borrowing Repository
    ) -> NumberSet {
        var reached: [Reached] = []
        var queue = BinaryHeap<WaitingCommit>()
        // Commits in the queue that may belong to the range.
        var wantedCount = 0
        var oldestWanted = Int64.max

        func reach(_ id: ObjectID, _ how: Reached, _ graph: inout CommitGraph) {
            guard let index = graph.load(id, repository) else { return }
            while reached.count < graph.count { reached.append([]) }
            let before = reached[index]
            guard !how.isSubset(of: before) else { return }
            let after = before.union(how).union(.waiting)
            reached[index] = after
            if before.contains(.waiting) {
                wantedCount += (after.isWanted ? 1 : 0) - (before.isWanted ? 1 : 0)
            } else {
                wantedCount += after.isWanted ? 1 : 0
                queue.insert(WaitingCommit(time: graph.times[index], index: index))
            }
        }

        for id in tips { reach(id, .tip, &graph) }
        for id in bases { reach(id, .base, &graph) }
        if let head { reach(head, .head, &graph) }
        while let next = queue.popMin() {
            let how = reached[next.index].subtracting(.waiting)
            reached[next.index] = how
            if how.isWanted {
                wantedCount -= 1
                oldestWanted = min(oldestWanted, next.time)
            }
            // A base may still come upon a commit that a tip has.
            if wantedCount == 0, !how.isWanted, oldestWanted == .max || next.time < oldestWanted - Self.clockSlack {
                break
            }
            // Of the last commits of the range the parents are read, and not theirs.
            if let since, next.time < since - Self.clockSlack { continue }
            // A slice would make the graph copy what it adds to.
            for parent in Array(graph.parents(of: next.index)) { reach(parent, how, &graph) }
        }
        return NumberSet(reached.indices.filter { reached[$0].isWanted }, count: graph.count)
    }

    /// The youngest comes first.
    private struct WaitingCommit: Comparable {
        var time: Int64
        var index: Int

        static func < (left: WaitingCommit, right: WaitingCommit) -> Bool {
            left.time != right.time ? left.time > right.time : left.index < right.index
        }
    }

    private static func commits(named name: String, _ repository: borrowing Repository) throws(ScanError) -> [ObjectID]
    {
        guard name.hasPrefix("refs/"), name.contains("*") else { return [try repository.commit(named: name)] }
        let glob = Glob(name)
        return References(repository).targets.filter { glob.matches($0.name) }.map { repository.peeled($0.id).target }
    }
}
