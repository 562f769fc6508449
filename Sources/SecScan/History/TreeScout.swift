internal import Rules

/// Learns of every tree, once, whether anything below it matters: a blob with findings, or a file with a telling name.
final class TreeScout {
    private let box: RepositoryBox
    private let found: Set<ObjectID>
    private let context: ScanContext
    private let names: BlobScanner
    /// Whether a visited tree matters.
    private(set) var matters: [ObjectID: Bool] = [:]
    private(set) var notScanned: [NotScanned] = []
    private(set) var absentBlobs: Set<ObjectID> = []
    private(set) var absentTrees: Set<ObjectID> = []
    /// File names that hold something.
    private(set) var suspiciousNames: Set<[UInt8]> = []
    private var knownBlobs: Set<ObjectID> = []

    /// - Parameter old: trees that need not be looked into.
    init(_ box: RepositoryBox, found: Set<ObjectID>, old: Set<ObjectID>, context: ScanContext) {
        self.box = box
        self.found = found
        self.context = context
        names = BlobScanner(context.detector)
        for id in old { matters[id] = false }
    }

    func nameMatters(_ path: some Collection<UInt8>) -> Bool {
        context.pathRules.contains { $0.check.fires(onTracked: path) }
    }

    func nameMatters(_ path: String) -> Bool { nameMatters(Array(path.utf8)) }

    /// Looks into `root` and everything below it that is not known yet; children are finished before their parents.
    func visit(_ root: ObjectID) {
        guard matters[root] == nil else { return }
        struct Frame {
            var id: ObjectID
            var children: [ObjectID]
            var next = 0
            var matters: Bool
        }
        var frames: [Frame] = []
        func open(_ id: ObjectID) {
            // A damaged repository may hold a tree that contains itself.
            matters[id] = false
            let (children, own) = read(id)
            frames.append(Frame(id: id, children: children, matters: own))
        }
        open(root)
        while var frame = frames.popLast() {
            if frame.next < frame.children.count {
                let child = frame.children[frame.next]
                if let known = matters[child] {
                    frame.matters = frame.matters || known
                    frame.next += 1
                    frames.append(frame)
                } else {
                    frames.append(frame)
                    open(child)
                }
            } else {
                matters[frame.id] = frame.matters
            }
        }
    }

    private func read(_ id: ObjectID) -> (children: [ObjectID], matters: Bool) {
        var children: [ObjectID] = []
        var own = false
        var blobs: [ObjectID] = []
        let intact = box.repository.withObject(id) { kind, bytes in
            guard kind == .tree else { return false }
            if !names.scan(bytes).findings.isEmpty {
                TreeEntry.forEach(in: bytes) { suspiciousNames.insert(Array($0.name)) }
            }
            return TreeEntry.forEach(in: bytes) { entry in
                if entry.isTree {
                    children.append(entry.id)
                } else if entry.isFile {
                    if found.contains(entry.id) || mayMatter(entry.name) && nameMatters(entry.name) { own = true }
                    blobs.append(entry.id)
                }
            }
        }
        if intact == nil, !box.repository.contains(id) {
            absentTrees.insert(id)
        } else if intact != true {
            notScanned.append(NotScanned(what: "tree \(id)", reason: box.repository.problem(with: id)))
        }
        for blob in blobs where knownBlobs.insert(blob).inserted && !box.repository.contains(blob) {
            absentBlobs.insert(blob)
        }
        return (children, own)
    }

    /// A cheap test before the real one: path checks look for names with a dot in them.
    private func mayMatter(_ name: UnsafeRawBufferPointer) -> Bool { name.contains(UInt8(ascii: ".")) }
}
