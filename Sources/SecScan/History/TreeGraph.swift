internal import Rules

/// The trees of a history as far as they lead to something that matters: a blob with findings, a file with a telling name.
struct TreeGraph: Sendable {
    /// An entry that leads somewhere.
    struct Edge: Hashable, Sendable {
        /// Object number; of an entry that leads nowhere why it does not.
        var target: Int32
        /// Index in `names`.
        var name: Int32

        /// What an entry names is absent, damaged or not searched.
        static let broken: Int32 = -1
        /// The entry's name holds something.
        static let suspicious: Int32 = -2
    }

    /// An object that a tree names and the store does not have.
    private(set) var absentTrees: Set<ObjectID> = []
    private(set) var absentBlobs: Set<ObjectID> = []
    private(set) var notScanned: [NotScanned] = []
    /// For each tree in which a name holds something, those names: indexes in `names`.
    private var suspicious: [Int: Set<Int32>] = [:]
    /// Trees that name, or have below them, something that is absent or damaged.
    private var incomplete: Set<Int> = []
    /// File names, by the number in an edge.
    let names: [[UInt8]]
    private var edges: [Edge] = []
    /// Edges of tree n are `edges[starts[n] ..< ends[n]]`.
    private var starts: [Int32]
    private var ends: [Int32]
    private var matters: NumberSet
    private let isTree: @Sendable (Int) -> Bool

    /// - Parameters:
    ///   - walk: over the trees to look into; others are taken to hold nothing that matters.
    ///   - found: blobs that matter.
    ///   - unread: blobs that could not be searched.
    ///   - keepsChecked: files that are checked as a whole matter.
    ///   - known: has other trees.
    static func make(
        _ walk: ForestWalk, found: NumberSet, unread: NumberSet? = nil, keepsChecked: Bool, _ context: ScanContext,
        known: KnownHistory? = nil
    ) async -> TreeGraph {
        let catalog = walk.catalog
        let names = SharedNames()
        let knownPart = known?.part(names)
        let parts = await walk.run {
            TreeVisitor(catalog, found: found, unread: unread, keepsChecked: keepsChecked, names, context)
        } finish: { visitor in
            visitor.part
        }
        var graph = TreeGraph(catalog, names.names)
        for part in parts { graph.add(part) }
        if let knownPart { graph.add(knownPart) }
        graph.propagate()
        return graph
    }

    private init(_ catalog: ObjectCatalog, _ names: [[UInt8]]) {
        self.names = names
        starts = Array(repeating: 0, count: catalog.count)
        ends = starts
        matters = NumberSet(count: catalog.count)
        isTree = { catalog.kinds[$0] == .tree }
    }

    private mutating func add(_ part: TreeVisitor.Part) {
        let edgeShift = Int32(truncatingIfNeeded: edges.count)
        edges += part.edges
        for tree in part.trees {
            starts[Int(tree.number)] = tree.start + edgeShift
            ends[Int(tree.number)] = tree.end + edgeShift
        }
        absentTrees.formUnion(part.absentTrees)
        absentBlobs.formUnion(part.absentBlobs)
        notScanned += part.notScanned
        suspicious.merge(part.suspicious) { $0.union($1) }
        incomplete.formUnion(part.incomplete)
    }

    /// A tree matters when it has a file that does, or a tree that matters; it is incomplete when it has a tree that is.
    private mutating func propagate() {
        var state = [UInt8](repeating: 0, count: starts.count)
        struct Frame {
            var tree: Int
            var next: Int32
        }
        var frames: [Frame] = []
        for root in starts.indices where ends[root] > starts[root] && state[root] == 0 {
            frames.append(Frame(tree: root, next: starts[root]))
            // A damaged repository may hold a tree that contains itself.
            state[root] = 1
            while var frame = frames.popLast() {
                guard frame.next < ends[frame.tree] else { continue }
                let target = Int(edges[Int(frame.next)].target)
                if !isTree(target) {
                    matters.insert(frame.tree)
                } else if state[target] == 0 {
                    state[target] = 1
                    frames.append(frame)
                    frames.append(Frame(tree: target, next: starts[target]))
                    continue
                } else {
                    if matters.contains(target) { matters.insert(frame.tree) }
                    if !incomplete.isEmpty, incomplete.contains(target) { incomplete.insert(frame.tree) }
                }
                frame.next += 1
                frames.append(frame)
            }
        }
    }

    func matters(_ tree: Int) -> Bool { matters.contains(tree) }

    /// Entries of a tree that are trees, or files that matter.
    func entries(of tree: Int) -> ArraySlice<Edge> { edges[Int(starts[tree])..<Int(ends[tree])] }

    /// Names that hold something, in any tree or in some.
    func suspiciousNames(in trees: NumberSet? = nil) -> Set<[UInt8]> {
        var numbers: Set<Int32> = []
        for (tree, names) in suspicious where trees?.contains(tree) ?? true { numbers.formUnion(names) }
        return Set(numbers.map { names[Int($0)] })
    }

    /// Some trees and all below them.
    func trees(below roots: some Sequence<Int>) -> NumberSet {
        var reached = NumberSet(count: starts.count)
        var pending = Array(roots)
        while let tree = pending.popLast() {
            guard reached.insert(tree) else { continue }
            for edge in entries(of: tree) where isTree(edge) { pending.append(Int(edge.target)) }
        }
        return reached
    }

    /// Whether a cache may keep a tree.
    func isKept(_ tree: Int) -> Bool { suspicious[tree] == nil && !incomplete.contains(tree) }

    /// What of a tree a cache may keep; nil where a name in it holds something, or anything below it is absent or damaged.
    func kept(_ tree: Int, _ catalog: ObjectCatalog) -> HistoryCache.Tree? {
        guard isKept(tree) else { return nil }
        let edges = entries(of: tree).filter { !isTree($0) || matters(Int($0.target)) }.map { edge in
            HistoryCache.Edge(target: catalog.id(Int(edge.target)), name: UInt32(bitPattern: edge.name))
        }
        return HistoryCache.Tree(id: catalog.id(tree), edges: edges)
    }

    /// Whether a file whose name or content matters stands at a path.
    func hasFile(_ path: String, below root: Int?) -> Bool {
        guard var tree = root else { return false }
        let parts = path.utf8.split(separator: 0x2F)
        for (index, part) in parts.enumerated() {
            guard
                let edge = entries(of: tree).first(where: {
                    names[Int($0.name)].elementsEqual(part) && isTree($0) == (index < parts.count - 1)
                })
            else { return false }
            tree = Int(edge.target)
        }
        return true
    }

    /// A tree, or else a file.
    func isTree(_ edge: Edge) -> Bool { isTree(Int(edge.target)) }
}
