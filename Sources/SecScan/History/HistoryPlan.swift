internal import Rules

/// What of a repository is to be scanned, and in which order its commits came.
struct HistoryPlan: Sendable {
    /// Parents before children, older first; what no ref or reflog reaches comes last.
    private(set) var commits: [ObjectID] = []
    /// How many of `commits`, from the start, something reaches.
    private(set) var reachableCount = 0
    /// Root tree of each commit: an object number, nil where the tree is absent.
    private(set) var rootTrees: [Int?] = []
    /// Trees that commits name and the store does not have.
    private(set) var absentTrees: Set<ObjectID> = []
    /// Commits that the checked-out one descends from, itself included; by their place in `commits`.
    private(set) var headCommits = NumberSet(count: 0)
    /// Commits that only `refs/notes` reaches; by their place in `commits`.
    private(set) var noteCommits = NumberSet(count: 0)
    /// Numbers of the blobs to search.
    private(set) var blobs: NumberSet
    /// Numbers of the trees to look into; those of a range that were there before are left out.
    private(set) var trees: NumberSet
    /// For each commit of a range, the trees of its parents outside of the range.
    private(set) var boundaryTrees: [ObjectID: [ObjectID]] = [:]
    private(set) var tags: [ObjectID] = []
    /// Blobs that a tag is put on; of a range also those of a folder that a tag is put on.
    private(set) var taggedBlobs: Set<ObjectID> = []
    private(set) var refNames: [String] = []
    private(set) var head: CommitRecord?
    private(set) var notScanned: [NotScanned] = []
    private(set) var graph: CommitGraph
    let selection: GitHistory.Selection

    /// - Parameter commits: every commit of the catalog; of a range it reads those that it needs.
    init(
        _ repository: borrowing Repository, _ catalog: ObjectCatalog, _ selection: GitHistory.Selection,
        commits graph: CommitGraph
    ) throws(ScanError) {
        self.selection = selection
        self.graph = graph
        blobs = NumberSet(count: catalog.count)
        trees = blobs
        head = repository.head.flatMap { CommitRecord(repository, $0) }
        if selection.isWhole {
            planWhole(repository, catalog)
        } else {
            try planRange(repository, catalog)
        }
    }

    /// Takes commits over, in order, with what is told of each.
    private mutating func take(_ order: [Int], _ catalog: ObjectCatalog, notes: NumberSet? = nil) {
        commits = order.map { graph.ids[$0] }
        rootTrees = order.map { index in
            let tree = catalog.number(of: graph.trees[index])
            if tree == nil { absentTrees.insert(graph.trees[index]) }
            if let tree, catalog.kinds[tree] != .tree {
                notScanned.append(
                    NotScanned(
                        what: "tree \(graph.trees[index])",
                        reason: "commit \(graph.ids[index]) names it, and it is no tree"))
            }
            return tree
        }
        headCommits = NumberSet(count: order.count)
        noteCommits = headCommits
        let inHead = graph.ancestors(of: head.map { [$0.id] } ?? [])
        for (place, index) in order.enumerated() {
            if inHead.contains(index) { headCommits.insert(place) }
            if let notes, notes.contains(index) { noteCommits.insert(place) }
        }
    }

    // MARK: Everything

    private mutating func planWhole(_ repository: borrowing Repository, _ catalog: ObjectCatalog) {
        let references = References(repository)
        refNames = references.targets.map(\.name).filter { $0 != "HEAD" }
        notScanned += repository.store.damaged
        for number in catalog.unreadable {
            let id = catalog.id(number)
            notScanned.append(
                NotScanned(
                    what: "object \(id)",
                    reason: catalog.problem(with: number)?.clause ?? repository.problem(with: id)))
        }
        tags = catalog.numbers(of: .tag).map(catalog.id)
        blobs = NumberSet(catalog.numbers(of: .blob), count: catalog.count)
        trees = NumberSet(catalog.numbers(of: .tree), count: catalog.count)
        let tips = references.targets.map { ($0.name, repository.peeled($0.id).target) }
        for (name, tip) in tips where !graph.contains(tip) && !repository.contains(tip) {
            notScanned.append(NotScanned(what: name, reason: "the object \(tip) that it names is absent"))
        }
        taggedBlobs = Set(tips.map(\.1).filter { repository.kind(of: $0) == .blob })
        let roots = tips.map(\.1) + references.logged.map { repository.peeled($0).target }
        let reachable = graph.ancestors(of: roots)
        var notes = graph.ancestors(of: tips.filter { $0.0.hasPrefix("refs/notes/") }.map(\.1))
        notes.subtract(graph.ancestors(of: tips.filter { !$0.0.hasPrefix("refs/notes/") }.map(\.1)))
        let sorted = graph.sorted()
        var order = sorted.filter(reachable.contains)
        reachableCount = order.count
        if selection.includesUnreachable { order += sorted.filter { !reachable.contains($0) } }
        take(order, catalog, notes: notes)
        reportAbsent(graph.absentParents(of: order), repository)
    }

    // MARK: A range

    private mutating func planRange(
        _ repository: borrowing Repository, _ catalog: ObjectCatalog
    ) throws(ScanError) {
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
            switch repository.kind(of: tip) {
            case .blob: taggedBlobs.insert(tip)
            case .tree: TreeWalk().visit(tip, repository) { taggedBlobs.insert($0) }
            default: break
            }
        }
        graph.load(from: tips, repository)
        var excludedTips: [ObjectID] = []
        for base in selection.bases {
            // What the other side has need not be here; the other bases count all the same.
            if selection.bases.count > 1, let id = ObjectID(hexadecimal: base), !repository.contains(id) { continue }
            excludedTips += try Self.commits(named: base, repository)
        }
        graph.load(from: excludedTips, repository)
        var wanted = graph.ancestors(of: tips)
        wanted.subtract(graph.ancestors(of: excludedTips))
        let order = graph.sorted().filter { index in
            wanted.contains(index) && (selection.since.map { graph.times[index] >= $0 } ?? true)
        }
        let inRange = NumberSet(order, count: graph.count)
        reachableCount = order.count
        take(order, catalog)
        reportAbsent(graph.absentParents(of: order), repository)

        // What the parents outside of the range have is not new.
        let walk = TreeWalk()
        for index in order {
            for parent in graph.parents(of: index).compactMap({ graph.index(of: $0) }) where !inRange.contains(parent) {
                boundaryTrees[graph.ids[index], default: []].append(graph.trees[parent])
                walk.visit(graph.trees[parent], repository) { _ in }
            }
        }
        let oldTrees = walk.seenTrees
        var old = walk.seenBlobs
        var added: [ObjectID] = []
        for index in order {
            walk.visit(graph.trees[index], repository) { blob in
                if old.insert(blob).inserted { added.append(blob) }
            }
        }
        // What HEAD has of all this is told as well.
        if let head { walk.visit(head.tree, repository) { _ in } }
        // Absent ones are reported where the trees that name them are read.
        blobs = NumberSet(
            (added + taggedBlobs.subtracting(old)).compactMap { catalog.number(of: $0) }, count: catalog.count)
        trees = NumberSet(
            walk.seenTrees.subtracting(oldTrees).compactMap { catalog.number(of: $0) }, count: catalog.count)
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
