/// A path in a history, as its last name and what stands in front of it; each path once.
struct PathTable {
    static let root: Int32 = -1

    private struct Key: Hashable {
        var parent: Int32
        var name: Int32
    }

    private var paths: [Key] = []
    private var known: [Key: Int32] = [:]

    /// - Parameter name: index in the graph's names.
    mutating func path(_ name: Int32, below parent: Int32) -> Int32 {
        let key = Key(parent: parent, name: name)
        if let path = known[key] { return path }
        let path = Int32(truncatingIfNeeded: paths.count)
        paths.append(key)
        known[key] = path
        return path
    }

    func bytes(of path: Int32, _ graph: TreeGraph) -> [UInt8] {
        var names: [[UInt8]] = []
        var next = path
        while next != Self.root {
            names.append(graph.names[Int(paths[Int(next)].name)])
            next = paths[Int(next)].parent
        }
        return Array(names.reversed().joined(separator: [0x2F]))
    }
}

/// Goes through the trees that matter with their paths, each pair of tree and path once.
struct PlacedWalk {
    private struct Pair: Hashable {
        var object: Int32
        var path: Int32
    }

    private let graph: TreeGraph
    private(set) var paths = PathTable()
    private var seen: Set<Pair> = []
    private var visits: [Int32: Int] = [:]
    /// A tree is followed under so many paths: a few nested trees can make a billion.
    static let pathLimit = 256

    init(_ graph: TreeGraph) { self.graph = graph }

    /// Calls `body` for every file that matters below `root` and was not met at its path before.
    mutating func visit(_ root: Int, _ body: (_ path: Int32, _ blob: Int) -> Void) {
        var pending = [Pair(object: Int32(truncatingIfNeeded: root), path: PathTable.root)]
        while let pair = pending.popLast() {
            guard graph.matters(Int(pair.object)), seen.insert(pair).inserted else { continue }
            let count = visits[pair.object, default: 0]
            guard count < Self.pathLimit else { continue }
            visits[pair.object] = count + 1
            for edge in graph.entries(of: Int(pair.object)) {
                let isTree = graph.isTree(edge)
                if isTree, !graph.matters(Int(edge.target)) { continue }
                let next = Pair(object: edge.target, path: paths.path(edge.name, below: pair.path))
                if isTree {
                    if !seen.contains(next) { pending.append(next) }
                } else if seen.insert(next).inserted {
                    body(next.path, Int(edge.target))
                }
            }
        }
    }

    func text(of path: Int32) -> String { String(decoding: paths.bytes(of: path, graph), as: UTF8.self) }
}

/// What of that which matters the checked-out commit has.
struct HeadState {
    private var blobs: Set<Int> = []
    private var paths: [String: Int] = [:]

    init(_ graph: TreeGraph, headTree: Int?) {
        guard let headTree else { return }
        var walk = PlacedWalk(graph)
        var files: [(Int32, Int)] = []
        walk.visit(headTree) { path, blob in files.append((path, blob)) }
        for (path, blob) in files {
            blobs.insert(blob)
            paths[walk.text(of: path)] = blob
        }
    }

    func has(_ blob: Int) -> Bool { blobs.contains(blob) }
    func has(_ blob: Int, at path: String) -> Bool { paths[path] == blob }
    func has(path: String) -> Bool { paths[path] != nil }
}
