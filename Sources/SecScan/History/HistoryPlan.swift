internal import Rules

/// What of a repository is to be scanned, and in which order its commits came.
struct HistoryPlan: Sendable {
    /// Parents before children, older first; what no ref or reflog reaches comes last.
    private(set) var commits: [ObjectID] = []
    /// How many of `commits`, from the start, something reaches.
    private(set) var reachableCount = 0
    /// Root tree of each commit.
    private(set) var rootTrees: [ObjectID] = []
    /// Commits that the checked-out one descends from, itself included.
    private(set) var headCommits: Set<ObjectID> = []
    /// Commits that only `refs/notes` reaches.
    private(set) var noteCommits: Set<ObjectID> = []
    /// Blobs to scan: in the order of the packs, or as the range adds them.
    private(set) var blobs: [ObjectID] = []
    /// Trees whose content was there before the range.
    private(set) var oldTrees: Set<ObjectID> = []
    /// For each commit of a range, the trees of its parents outside of the range.
    private(set) var boundaryTrees: [ObjectID: [ObjectID]] = [:]
    /// Every tree that the object database has; empty for a range.
    private(set) var allTrees: [ObjectID] = []
    private(set) var tags: [ObjectID] = []
    /// Blobs that a tag is put on; of a range also those of a folder that a tag is put on.
    private(set) var taggedBlobs: Set<ObjectID> = []
    private(set) var refNames: [String] = []
    private(set) var head: CommitRecord?
    private(set) var notScanned: [NotScanned] = []
    let selection: GitHistory.Selection

    private var orders: [ObjectID: Int] = [:]

    init(path: String, selection: GitHistory.Selection) throws(ScanError) {
        self.selection = selection
        let repository = try Repository(at: path)
        head = repository.head.flatMap { CommitRecord(repository, $0) }
        if selection.isWhole {
            try planWhole(repository)
        } else {
            try planRange(repository)
        }
        for (index, id) in commits.enumerated() { orders[id] = index }
    }

    func isReachable(_ commit: ObjectID) -> Bool { (orders[commit] ?? 0) < reachableCount }

    // MARK: Everything

    private mutating func planWhole(_ repository: borrowing Repository) throws(ScanError) {
        let references = References(repository)
        refNames = references.targets.map(\.name).filter { $0 != "HEAD" }
        var graph = CommitGraph()
        var commitIDs: [ObjectID] = []
        notScanned += repository.store.damaged
        for id in repository.store.allObjects {
            switch repository.header(of: id)?.kind {
            case .commit: commitIDs.append(id)
            case .tree: allTrees.append(id)
            case .blob: blobs.append(id)
            case .tag: tags.append(id)
            case .other, nil: notScanned.append(NotScanned(what: "object \(id)", reason: repository.problem(with: id)))
            }
        }
        for id in commitIDs {
            if let record = CommitRecord(repository, id) {
                graph.add(record)
            } else {
                notScanned.append(NotScanned(what: "commit \(id)", reason: repository.problem(with: id)))
            }
        }
        let tips = references.targets.map { ($0.name, repository.peeled($0.id).target) }
        for (name, tip) in tips where !graph.contains(tip) && !repository.contains(tip) {
            notScanned.append(NotScanned(what: name, reason: "the object \(tip) that it names is absent"))
        }
        taggedBlobs = Set(tips.map(\.1).filter { repository.header(of: $0)?.kind == .blob })
        let roots = tips.map(\.1) + references.logged.map { repository.peeled($0).target }
        let reachable = graph.ancestors(of: roots)
        let notes = graph.ancestors(of: tips.filter { $0.0.hasPrefix("refs/notes/") }.map(\.1))
        noteCommits = notes.subtracting(graph.ancestors(of: tips.filter { !$0.0.hasPrefix("refs/notes/") }.map(\.1)))
        if let head { headCommits = graph.ancestors(of: [head.id]) }
        let sorted = graph.sorted()
        commits = sorted.filter(reachable.contains)
        reachableCount = commits.count
        if selection.includesUnreachable { commits += sorted.filter { !reachable.contains($0) } }
        rootTrees = commits.map { graph.tree(of: $0) }
        reportAbsent(graph.absentParents(of: commits), repository)
    }

    // MARK: A range

    private mutating func planRange(_ repository: borrowing Repository) throws(ScanError) {
        var graph = CommitGraph()
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
        for tip in tips {
            // A tag may be put on a file or a folder as well.
            switch repository.header(of: tip)?.kind {
            case .blob: taggedBlobs.insert(tip)
            case .tree: TreeWalk().visit(tip, repository) { taggedBlobs.insert($0) }
            default: break
            }
        }
        graph.load(from: tips, repository)
        var excluded: Set<ObjectID> = []
        for base in selection.bases {
            // What the other side has need not be here; the other bases count all the same.
            if selection.bases.count > 1, let id = ObjectID(hexadecimal: base), !repository.contains(id) { continue }
            let ids = try Self.commits(named: base, repository)
            graph.load(from: ids, repository)
            excluded.formUnion(graph.ancestors(of: ids))
        }
        var wanted = graph.ancestors(of: tips).subtracting(excluded)
        if let since = selection.since { wanted = wanted.filter { graph.time(of: $0) >= since } }
        if let head { headCommits = graph.ancestors(of: [head.id]) }
        commits = graph.sorted().filter(wanted.contains)
        reachableCount = commits.count
        rootTrees = commits.map { graph.tree(of: $0) }
        reportAbsent(graph.absentParents(of: commits), repository)

        // What the parents outside of the range have is not new.
        let walk = TreeWalk()
        for commit in commits {
            for parent in graph.parents(of: commit) where !wanted.contains(parent) && graph.contains(parent) {
                let tree = graph.tree(of: parent)
                boundaryTrees[commit, default: []].append(tree)
                walk.visit(tree, repository) { _ in }
            }
        }
        oldTrees = walk.seenTrees
        var old = walk.seenBlobs
        for tree in rootTrees {
            walk.visit(tree, repository) { blob in
                if old.insert(blob).inserted { blobs.append(blob) }
            }
        }
        blobs += taggedBlobs.subtracting(old).sorted()
        // Absent ones are reported where the trees that name them are read.
        blobs = blobs.filter { repository.contains($0) }
    }

    private mutating func reportAbsent(_ absent: [ObjectID], _ repository: borrowing Repository) {
        guard !absent.isEmpty else { return }
        if repository.isShallow {
            notScanned.append(
                NotScanned(
                    what: "history before \(absent.count) shallow \(absent.count == 1 ? "commit" : "commits")",
                    reason: "the clone is shallow; fetch the rest with 'git fetch --unshallow'"))
        } else {
            notScanned += AbsentObjects.entries(absent, kind: "commit", isPartial: false)
        }
    }

    private static func commits(named name: String, _ repository: borrowing Repository) throws(ScanError) -> [ObjectID]
    {
        guard name.hasPrefix("refs/"), name.contains("*") else { return [try repository.commit(named: name)] }
        let glob = Glob(name)
        return References(repository).targets.filter { glob.matches($0.name) }.map { repository.peeled($0.id).target }
    }
}
