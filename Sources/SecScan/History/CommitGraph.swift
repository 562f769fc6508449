/// Commits and their parents.
struct CommitGraph: Sendable {
    private struct Node: Sendable {
        var tree: ObjectID
        var parents: [ObjectID]
        var time: Int64
    }

    private var nodes: [ObjectID: Node] = [:]

    mutating func add(_ record: CommitRecord) {
        nodes[record.id] = Node(tree: record.tree, parents: record.parents, time: record.committerTime)
    }

    mutating func merge(_ other: CommitGraph) {
        nodes.merge(other.nodes) { first, _ in first }
    }

    /// Reads commits and all that they descend from, as far as they are there.
    mutating func load(from tips: [ObjectID], _ repository: borrowing Repository) {
        var pending = tips
        while let id = pending.popLast() {
            guard nodes[id] == nil, let record = CommitRecord(repository, id) else { continue }
            add(record)
            pending += record.parents
        }
    }

    func contains(_ id: ObjectID) -> Bool { nodes[id] != nil }

    /// - Precondition: the graph contains the commit.
    func tree(of id: ObjectID) -> ObjectID { nodes[id]?.tree ?? .zero }

    func parents(of id: ObjectID) -> [ObjectID] { nodes[id]?.parents ?? [] }

    func time(of id: ObjectID) -> Int64 { nodes[id]?.time ?? 0 }

    /// `tips` and everything that they descend from.
    func ancestors(of tips: [ObjectID]) -> Set<ObjectID> {
        var seen: Set<ObjectID> = []
        var pending = tips
        while let id = pending.popLast() {
            guard let node = nodes[id], seen.insert(id).inserted else { continue }
            pending += node.parents
        }
        return seen
    }

    /// Parents that commits name and the repository does not have.
    func absentParents(of commits: [ObjectID]) -> [ObjectID] {
        var absent: Set<ObjectID> = []
        for id in commits {
            for parent in parents(of: id) where nodes[parent] == nil { absent.insert(parent) }
        }
        return absent.sorted()
    }

    /// Every commit, parents before children; of those that may come next the oldest, then the smallest id.
    func sorted() -> [ObjectID] {
        var waiting: [ObjectID: Int] = [:]
        var children: [ObjectID: [ObjectID]] = [:]
        var ready = BinaryHeap<ReadyCommit>()
        for (id, node) in nodes {
            let present = node.parents.filter { nodes[$0] != nil }
            waiting[id] = present.count
            for parent in present { children[parent, default: []].append(id) }
            if present.isEmpty { ready.insert(ReadyCommit(time: node.time, id: id)) }
        }
        var result: [ObjectID] = []
        result.reserveCapacity(nodes.count)
        while let next = ready.popMin() {
            result.append(next.id)
            for child in children[next.id] ?? [] {
                let left = (waiting[child] ?? 1) - 1
                waiting[child] = left
                if left == 0 { ready.insert(ReadyCommit(time: time(of: child), id: child)) }
            }
        }
        return result
    }

    private struct ReadyCommit: Comparable {
        var time: Int64
        var id: ObjectID

        static func < (left: ReadyCommit, right: ReadyCommit) -> Bool { (left.time, left.id) < (right.time, right.id) }
    }
}

/// A priority queue that gives its least element first.
private struct BinaryHeap<Element: Comparable> {
    private var elements: [Element] = []

    mutating func insert(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0, elements[index] < elements[(index - 1) / 2] {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func popMin() -> Element? {
        guard let least = elements.first else { return nil }
        let last = elements.removeLast()
        if elements.isEmpty { return least }
        elements[0] = last
        var index = 0
        while true {
            var smallest = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < elements.count && elements[child] < elements[smallest] {
                smallest = child
            }
            if smallest == index { return least }
            elements.swapAt(index, smallest)
            index = smallest
        }
    }
}
