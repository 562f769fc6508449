internal import Rules

/// The trees of a history as far as they lead to something that matters: a blob with findings, a file with a telling name.
struct TreeGraph: Sendable {
    /// An entry that leads somewhere.
    struct Edge: Hashable, Sendable {
        /// Object number.
        var target: Int32
        /// Index in `names`.
        var name: Int32
    }

    /// An object that a tree names and the store does not have.
    private(set) var absentTrees: Set<ObjectID> = []
    private(set) var absentBlobs: Set<ObjectID> = []
    private(set) var notScanned: [NotScanned] = []
    /// Names that hold something.
    private(set) var suspiciousNames: Set<[UInt8]> = []
    /// File names, by the number in an edge.
    let names: [[UInt8]]
    private var edges: [Edge] = []
    /// Edges of tree n are `edges[starts[n] ..< ends[n]]`.
    private var starts: [Int32]
    private var ends: [Int32]
    private var matters: NumberSet
    private var seen: NumberSet
    private let isTree: @Sendable (Int) -> Bool

    /// - Parameters:
    ///   - trees: those to look into; others are taken to hold nothing that matters.
    ///   - found: blobs that matter.
    static func make(
        _ walk: ForestWalk, found: NumberSet, _ context: ScanContext
    ) async -> TreeGraph {
        let catalog = walk.catalog
        let names = SharedNames()
        let parts = await walk.run {
            TreeVisitor(catalog, found: found, names, context)
        } finish: { visitor in
            visitor.part
        }
        var graph = TreeGraph(catalog, names.names)
        for part in parts { graph.add(part) }
        graph.propagate()
        return graph
    }

    private init(_ catalog: ObjectCatalog, _ names: [[UInt8]]) {
        self.names = names
        starts = Array(repeating: 0, count: catalog.count)
        ends = starts
        matters = NumberSet(count: catalog.count)
        seen = matters
        isTree = { catalog.kinds[$0] == .tree }
    }

    private mutating func add(_ part: TreeVisitor.Part) {
        let edgeShift = Int32(truncatingIfNeeded: edges.count)
        edges += part.edges
        for tree in part.trees {
            starts[Int(tree.number)] = tree.start + edgeShift
            ends[Int(tree.number)] = tree.end + edgeShift
            seen.insert(Int(tree.number))
        }
        absentTrees.formUnion(part.absentTrees)
        absentBlobs.formUnion(part.absentBlobs)
        notScanned += part.notScanned
        suspiciousNames.formUnion(part.suspiciousNames)
    }

    /// A tree matters when it has a file that does, or a tree that matters.
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
                } else if matters.contains(target) {
                    matters.insert(frame.tree)
                }
                frame.next += 1
                frames.append(frame)
            }
        }
    }

    /// The tree was looked into.
    func contains(_ tree: Int) -> Bool { seen.contains(tree) }

    func matters(_ tree: Int) -> Bool { matters.contains(tree) }

    /// Entries of a tree that are trees, or files that matter.
    func entries(of tree: Int) -> ArraySlice<Edge> { edges[Int(starts[tree])..<Int(ends[tree])] }

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

/// Reads trees; of one that was made from another only the entries that differ.
struct TreeVisitor: ForestVisitor {
    struct Trace: Sendable {
        /// Where each entry begins, and where the last one ends.
        var starts: [Int32] = [0]
        /// Entries that lead somewhere, each with its place among the entries.
        var edges: [(entry: Int32, edge: TreeGraph.Edge)] = []
        var isDamaged = false
        var unexpected: Set<ObjectID> = []
    }

    /// What one thread found.
    struct Part: Sendable {
        var trees: [(number: Int32, start: Int32, end: Int32)] = []
        var edges: [TreeGraph.Edge] = []
        var suspiciousNames: Set<[UInt8]> = []
        var absentTrees: Set<ObjectID> = []
        var absentBlobs: Set<ObjectID> = []
        var notScanned: [NotScanned] = []
    }

    private let catalog: ObjectCatalog
    private let found: NumberSet
    private let context: ScanContext
    private let scanner: BlobScanner
    private let shared: SharedNames
    /// Names that this thread has met.
    private var table = NameTable()
    /// For each of them its number in the graph, and whether path checks look at it.
    private var known: [(number: Int32, isTelling: Bool)] = []
    private(set) var part = Part()

    init(_ catalog: ObjectCatalog, found: NumberSet, _ names: SharedNames, _ context: ScanContext) {
        self.catalog = catalog
        self.found = found
        self.context = context
        scanner = BlobScanner(context.detector)
        shared = names
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> Trace {
        var trace = Trace()
        trace.starts.reserveCapacity(bytes.count / 32)
        parse(bytes, from: 0, to: bytes.count, into: &trace)
        return trace
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: Trace, _ segments: [TextSegment]) -> Trace {
        guard !base.isDamaged else { return trace(bytes) }
        var trace = Trace()
        trace.starts.reserveCapacity(base.starts.count + 8)
        trace.edges.reserveCapacity(base.edges.count + 2)
        for segment in segments {
            guard let source = segment.source, !trace.isDamaged else { continue }
            // The first entry of the base that lies wholly in the segment.
            let shift = segment.start - source
            var entry = base.starts.firstIndex(notBelow: source)
            // Its place here may lie within an entry that is not the base's: then the two never meet.
            while entry + 1 < base.starts.count, Int(base.starts[entry]) + shift < Int(trace.position) { entry += 1 }
            guard entry + 1 < base.starts.count, Int(base.starts[entry + 1]) <= source + segment.count else { continue }
            parse(bytes, from: trace.position, to: Int(base.starts[entry]) + shift, into: &trace)
            guard trace.position == Int(base.starts[entry]) + shift else { continue }
            var edge = base.edges.firstIndex(notBelow: entry)
            let here = Int32(truncatingIfNeeded: trace.starts.count - 1 - entry)
            var next = entry
            while next + 1 < base.starts.count, Int(base.starts[next + 1]) <= source + segment.count {
                next += 1
                trace.starts.append(base.starts[next] + Int32(truncatingIfNeeded: shift))
            }
            while edge < base.edges.count, Int(base.edges[edge].entry) < next {
                trace.edges.append((base.edges[edge].entry + here, base.edges[edge].edge))
                edge += 1
            }
        }
        if !trace.isDamaged { parse(bytes, from: trace.position, to: bytes.count, into: &trace) }
        return trace
    }

    /// Reads entries until one begins at or behind `end`.
    private mutating func parse(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, into trace: inout Trace)
    {
        guard start < end, !trace.isDamaged else { return }
        var position = start
        while position < end {
            guard let (entry, next) = TreeEntry.parse(bytes, at: position) else {
                trace.isDamaged = true
                return
            }
            take(entry, at: trace.starts.count - 1, &trace)
            position = next
            trace.starts.append(Int32(truncatingIfNeeded: next))
        }
    }

    private mutating func take(_ entry: TreeEntry, at index: Int, _ trace: inout Trace) {
        let (local, isNew) = table.number(of: entry.name)
        if isNew {
            let (number, isUnknown) = shared.number(of: entry.name)
            let isTelling = context.pathRules.contains { $0.check.fires(onTracked: entry.name) }
            known.append((Int32(truncatingIfNeeded: number), isTelling))
            if isUnknown, !scanner.scan(entry.name).findings.isEmpty { part.suspiciousNames.insert(Array(entry.name)) }
        }
        let name = known[local]
        if entry.isSubmodule { return }
        guard let target = catalog.number(of: entry.id) else {
            if entry.isTree { part.absentTrees.insert(entry.id) } else { part.absentBlobs.insert(entry.id) }
            return
        }
        if entry.isTree {
            guard catalog.kinds[target] == .tree else {
                trace.unexpected.insert(entry.id)
                return
            }
        } else if catalog.kinds[target] == .tree || !(found.contains(target) || name.isTelling) {
            return
        }
        trace.edges.append(
            (
                Int32(truncatingIfNeeded: index),
                TreeGraph.Edge(target: Int32(truncatingIfNeeded: target), name: name.number)
            ))
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: Trace) {
        if trace.isDamaged {
            part.notScanned.append(
                NotScanned(what: "tree \(catalog.id(number))", reason: "it is damaged: an entry in it is cut short"))
        }
        for id in trace.unexpected {
            part.notScanned.append(NotScanned(what: "tree \(id)", reason: "it is damaged: it is no tree"))
        }
        guard !trace.edges.isEmpty else {
            part.trees.append((Int32(truncatingIfNeeded: number), 0, 0))
            return
        }
        let start = Int32(truncatingIfNeeded: part.edges.count)
        for edge in trace.edges { part.edges.append(edge.edge) }
        part.trees.append(
            (Int32(truncatingIfNeeded: number), start, Int32(truncatingIfNeeded: part.edges.count)))
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        part.notScanned.append(NotScanned(what: "tree \(catalog.id(number))", reason: damage.clause))
    }
}

extension TreeVisitor.Trace {
    /// Where the next entry begins.
    fileprivate var position: Int { Int(starts[starts.count - 1]) }
}

extension [Int32] {
    /// The first index with a value of at least `value`; the array ascends.
    fileprivate func firstIndex(notBelow value: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if Int(self[middle]) < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension [(entry: Int32, edge: TreeGraph.Edge)] {
    fileprivate func firstIndex(notBelow entry: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if Int(self[middle].entry) < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
