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

    /// Everything that a repository has.
    /// - Parameter graph: every commit of the catalog.
    init(
        whole repository: borrowing Repository, _ catalog: ObjectCatalog, _ selection: GitHistory.Selection,
        commits graph: CommitGraph
    ) {
        self.selection = selection
        self.graph = graph
        blobs = NumberSet(catalog.numbers(of: .blob), count: catalog.count)
        trees = NumberSet(catalog.numbers(of: .tree), count: catalog.count)
        head = repository.head.flatMap { CommitRecord(repository, $0) }
        planWhole(repository, catalog)
    }

    /// What some commits add.
    init(
        _ range: CommitRange, _ objects: RangeObjects, _ repository: borrowing Repository,
        _ selection: GitHistory.Selection
    ) {
        self.selection = selection
        graph = range.graph
        blobs = objects.blobs
        trees = objects.trees
        head = repository.head.flatMap { CommitRecord(repository, $0) }
        tags = range.tags
        taggedBlobs = range.taggedBlobs
        boundaryTrees = range.boundaryTrees
        reachableCount = range.order.count
        take(range.order, objects.catalog)
        reportAbsent(graph.absentParents(of: range.order), repository)
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
}
