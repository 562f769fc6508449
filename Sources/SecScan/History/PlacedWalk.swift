/// Goes through the trees that matter with their paths, each pair of tree and path once.
final class PlacedWalk {
    private struct Pair: Hashable {
        var id: ObjectID
        var path: [UInt8]
    }

    private let box: RepositoryBox
    private let scout: TreeScout
    private var seen: Set<Pair> = []
    private var visits: [ObjectID: Int] = [:]
    /// A tree is followed under so many paths: a few nested trees can make a billion.
    private static let pathLimit = 256

    init(_ box: RepositoryBox, _ scout: TreeScout) {
        self.box = box
        self.scout = scout
    }

    /// Calls `body` for every file below `root` that was not met at its path before, in trees that matter.
    func visit(_ root: ObjectID, _ body: (_ path: String, _ blob: ObjectID) -> Void) {
        var pending = [Pair(id: root, path: [])]
        while let pair = pending.popLast() {
            guard scout.matters[pair.id] == true, visits[pair.id, default: 0] < Self.pathLimit,
                seen.insert(pair).inserted
            else {
                continue
            }
            visits[pair.id, default: 0] += 1
            _ = box.repository.withObject(pair.id) { _, bytes in
                TreeEntry.forEach(in: bytes) { entry in
                    let path = pair.path.isEmpty ? Array(entry.name) : pair.path + [0x2F] + entry.name
                    if entry.isTree {
                        pending.append(Pair(id: entry.id, path: path))
                    } else if entry.isFile, seen.insert(Pair(id: entry.id, path: path)).inserted {
                        body(String(decoding: path, as: UTF8.self), entry.id)
                    }
                }
            }
        }
    }
}

/// What of that which matters the checked-out commit has.
struct HeadState {
    private var blobs: Set<ObjectID> = []
    private var paths: [String: ObjectID] = [:]

    init(_ box: RepositoryBox, _ head: CommitRecord?, _ scout: TreeScout) {
        guard let head else { return }
        scout.visit(head.tree)
        PlacedWalk(box, scout).visit(head.tree) { path, blob in
            blobs.insert(blob)
            paths[path] = blob
        }
    }

    func has(_ blob: ObjectID) -> Bool { blobs.contains(blob) }
    func has(_ blob: ObjectID, at path: String) -> Bool { paths[path] == blob }
    func has(path: String) -> Bool { paths[path] != nil }
}
