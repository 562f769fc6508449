internal import Rules

/// Reads trees; of one that was made from another only the entries that differ.
struct TreeVisitor: ForestVisitor {
    struct Trace: Sendable {
        var entries: TreeEntries
        /// Entries that lead somewhere, each with its place among the entries.
        var edges: [(entry: Int32, edge: TreeGraph.Edge)] = []
        var unexpected: Set<ObjectID> = []
    }

    /// What one thread found.
    struct Part: Sendable {
        var trees: [(number: Int32, start: Int32, end: Int32)] = []
        var edges: [TreeGraph.Edge] = []
        /// For each tree in which a name holds something, those names: numbers in the graph.
        var suspicious: [Int: Set<Int32>] = [:]
        /// Trees that are damaged, or name what is absent, damaged or not searched.
        var incomplete: Set<Int> = []
        var absentTrees: Set<ObjectID> = []
        var absentBlobs: Set<ObjectID> = []
        var notScanned: [NotScanned] = []
    }

    private let catalog: ObjectCatalog
    private let found: NumberSet
    private let unread: NumberSet?
    private let keepsChecked: Bool
    private let context: ScanContext
    private let scanner: BlobScanner
    private let shared: SharedNames
    /// Names that this thread has met.
    private var table = NameTable()
    /// For each of them its number in the graph, and whether path checks look at it.
    private var known: [(number: Int32, isTelling: Bool, isSuspicious: Bool)] = []
    private(set) var part = Part()
    /// Of the tree at hand.
    private var taken: [(entry: Int32, edge: TreeGraph.Edge)] = []
    private var unexpected: Set<ObjectID> = []

    /// - Parameters:
    ///   - found: blobs that matter.
    ///   - unread: blobs that could not be searched.
    ///   - keepsChecked: files that are checked as a whole matter by their names; nearly all source files are.
    init(
        _ catalog: ObjectCatalog, found: NumberSet, unread: NumberSet? = nil, keepsChecked: Bool, _ names: SharedNames,
        _ context: ScanContext
    ) {
        self.catalog = catalog
        self.found = found
        self.unread = unread
        self.keepsChecked = keepsChecked
        self.context = context
        scanner = BlobScanner(context.detector)
        shared = names
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer) -> Trace {
        taken = []
        unexpected = []
        let entries = TreeEntries(bytes) { take($0, at: $1) }
        return Trace(entries: entries, edges: taken, unexpected: unexpected)
    }

    mutating func trace(_ bytes: UnsafeRawBufferPointer, madeFrom base: Trace, _ segments: [TextSegment]) -> Trace {
        guard !base.entries.isDamaged else { return trace(bytes) }
        taken = []
        taken.reserveCapacity(base.edges.count + 2)
        unexpected = []
        var edge = 0
        let entries = TreeEntries(bytes, madeFrom: base.entries, segments) { run, distance in
            edge = base.edges.partitioningIndex(near: edge) { $0.entry >= run.lowerBound }
            while edge < base.edges.count, Int(base.edges[edge].entry) < run.upperBound {
                taken.append((base.edges[edge].entry + Int32(truncatingIfNeeded: distance), base.edges[edge].edge))
                edge += 1
            }
        } _: {
            take($0, at: $1)
        }
        return Trace(entries: entries, edges: taken, unexpected: unexpected)
    }

    private mutating func take(_ entry: TreeEntry, at index: Int) {
        let (local, isNew) = table.number(of: entry.name)
        if isNew {
            let (number, _) = shared.number(of: entry.name)
            let isTelling =
                context.pathRules.contains { $0.mayFire(onName: entry.name) }
                || keepsChecked && context.fileChecks.isNamed(String(decoding: entry.name, as: UTF8.self))
            let isSuspicious = !scanner.scan(entry.name, isFile: false).findings.isEmpty
            known.append((Int32(truncatingIfNeeded: number), isTelling, isSuspicious))
        }
        let name = known[local]
        func take(_ target: Int32) {
            taken.append((Int32(truncatingIfNeeded: index), TreeGraph.Edge(target: target, name: name.number)))
        }
        if name.isSuspicious { take(TreeGraph.Edge.suspicious) }
        if entry.isSubmodule { return }
        guard let target = catalog.number(of: entry.id) else {
            // Of a catalog that is not whole what a range adds is in it; the rest may be there all the same.
            if !catalog.isWhole, catalog.store.contains(entry.id) { return }
            take(TreeGraph.Edge.broken)
            if entry.isTree { part.absentTrees.insert(entry.id) } else { part.absentBlobs.insert(entry.id) }
            return
        }
        if entry.isTree {
            guard catalog.kinds[target] == .tree else {
                take(TreeGraph.Edge.broken)
                unexpected.insert(entry.id)
                return
            }
        } else {
            if let unread, unread.contains(target) { take(TreeGraph.Edge.broken) }
            if catalog.kinds[target] == .tree || !(found.contains(target) || name.isTelling) { return }
        }
        take(Int32(truncatingIfNeeded: target))
    }

    mutating func visit(_ number: Int, _ bytes: UnsafeRawBufferPointer, _ trace: Trace) {
        if trace.entries.isDamaged {
            part.incomplete.insert(number)
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
        for (_, edge) in trace.edges {
            switch edge.target {
            case TreeGraph.Edge.broken: part.incomplete.insert(number)
            case TreeGraph.Edge.suspicious: part.suspicious[number, default: []].insert(edge.name)
            default: part.edges.append(edge)
            }
        }
        part.trees.append(
            (Int32(truncatingIfNeeded: number), start, Int32(truncatingIfNeeded: part.edges.count)))
    }

    mutating func fail(_ number: Int, _ damage: Damage) {
        part.incomplete.insert(number)
        part.notScanned.append(NotScanned(what: "tree \(catalog.id(number))", reason: damage.clause))
    }
}
