/// Goes through trees, each one once whatever its paths, without recursion on the thread's stack.
final class TreeWalk {
    private(set) var seenTrees: Set<ObjectID> = []
    private(set) var seenBlobs: Set<ObjectID> = []

    /// Calls `newBlob` for every blob below `root` that no visit before has met.
    func visit(_ root: ObjectID, _ repository: borrowing Repository, _ newBlob: (ObjectID) -> Void) {
        var pending = [root]
        while let id = pending.popLast() {
            guard seenTrees.insert(id).inserted else { continue }
            var trees: [ObjectID] = []
            // What cannot be read is reported where `TreeGraph` is made of the same trees.
            _ = repository.withObject(id) { kind, bytes in
                guard kind == .tree else { return }
                TreeEntry.forEach(in: bytes) { entry in
                    if entry.isTree {
                        trees.append(entry.id)
                    } else if entry.isFile, seenBlobs.insert(entry.id).inserted {
                        newBlob(entry.id)
                    }
                }
            }
            pending += trees
        }
    }
}
