/// Commits and their parents, each under an index of its own.
struct CommitGraph: Sendable {
    private(set) var ids: [ObjectID] = []
    private(set) var trees: [ObjectID] = []
    /// Of the committer, seconds since 1970.
    private(set) var times: [Int64] = []
    private var indexes: [ObjectID: Int32] = [:]
    /// Parents of commit n are `parents[parentStarts[n] ..< parentStarts[n + 1]]`.
    private var parentStarts: [Int32] = [0]
    private var parents: [ObjectID] = []

    var count: Int { ids.count }

    mutating func reserveCapacity(_ count: Int) {
        ids.reserveCapacity(count)
        trees.reserveCapacity(count)
        times.reserveCapacity(count)
        parents.reserveCapacity(count)
        parentStarts.reserveCapacity(count + 1)
        indexes.reserveCapacity(count)
    }

    mutating func add(_ record: CommitRecord) {
        add(record.id, tree: record.tree, time: record.committerTime, parents: record.parents[...])
    }

    mutating func add(_ id: ObjectID, tree: ObjectID, time: Int64, parents own: ArraySlice<ObjectID>) {
        guard indexes[id] == nil else { return }
        indexes[id] = Int32(truncatingIfNeeded: count)
        ids.append(id)
        trees.append(tree)
        times.append(time)
        parents += own
        parentStarts.append(Int32(truncatingIfNeeded: parents.count))
    }

    mutating func merge(_ other: CommitGraph) {
        if ids.isEmpty {
            self = other
            return
        }
        reserveCapacity(count + other.count)
        for index in 0..<other.count {
            add(other.ids[index], tree: other.trees[index], time: other.times[index], parents: other.parents(of: index))
        }
    }

    /// Adds a commit as it is in a repository.
    /// - Returns: its index; nil when it is absent or damaged.
    mutating func load(_ id: ObjectID, _ repository: borrowing Repository) -> Int? {
        if let known = index(of: id) { return known }
        guard let record = CommitRecord(repository, id) else { return nil }
        add(record)
        return count - 1
    }

    func contains(_ id: ObjectID) -> Bool { indexes[id] != nil }

    func index(of id: ObjectID) -> Int? { indexes[id].map { Int($0) } }

    /// All that the commit names, whether they are there or not.
    func parents(of index: Int) -> ArraySlice<ObjectID> {
        parents[Int(parentStarts[index])..<Int(parentStarts[index + 1])]
    }

    /// Indexes of `tips` and everything that they descend from.
    func ancestors(of tips: [ObjectID]) -> NumberSet {
        var seen = NumberSet(count: count)
        var pending = tips.compactMap { index(of: $0) }
        while let index = pending.popLast() {
            guard seen.insert(index) else { continue }
            for parent in parents(of: index) {
                if let next = self.index(of: parent), !seen.contains(next) { pending.append(next) }
            }
        }
        return seen
    }

    /// Parents that commits name and the repository does not have.
    func absentParents(of commits: [Int]) -> [ObjectID] {
        var absent: Set<ObjectID> = []
        for index in commits {
            for parent in parents(of: index) where indexes[parent] == nil { absent.insert(parent) }
        }
        return absent.sorted()
    }

    /// The index of every commit, parents before children; of those that may come next the oldest, then the smallest id.
    func sorted() -> [Int] {
        var waiting = [Int32](repeating: 0, count: count)
        var childStarts = [Int32](repeating: 0, count: count + 1)
        var present: [Int32] = []
        present.reserveCapacity(parents.count)
        for index in 0..<count {
            for parent in parents(of: index) {
                let parent = indexes[parent] ?? -1
                present.append(parent)
                guard parent >= 0 else { continue }
                waiting[index] += 1
                childStarts[Int(parent) + 1] += 1
            }
        }
        for index in 0..<count { childStarts[index + 1] += childStarts[index] }
        var children = [Int32](repeating: 0, count: Int(childStarts[count]))
        var next = childStarts
        for index in 0..<count {
            for parent in present[Int(parentStarts[index])..<Int(parentStarts[index + 1])] where parent >= 0 {
                children[Int(next[Int(parent)])] = Int32(truncatingIfNeeded: index)
                next[Int(parent)] += 1
            }
        }
        var ready = BinaryHeap<ReadyCommit>()
        func prepare(_ index: Int) { ready.insert(ReadyCommit(time: times[index], id: ids[index], index: index)) }
        for index in 0..<count where waiting[index] == 0 { prepare(index) }
        var result: [Int] = []
        result.reserveCapacity(count)
        while let next = ready.popMin() {
            result.append(next.index)
            for child in children[Int(childStarts[next.index])..<Int(childStarts[next.index + 1])] {
                waiting[Int(child)] -= 1
                if waiting[Int(child)] == 0 { prepare(Int(child)) }
            }
        }
        return result
    }

    private struct ReadyCommit: Comparable {
        var time: Int64
        var id: ObjectID
        var index: Int

        static func < (left: ReadyCommit, right: ReadyCommit) -> Bool {
            left.time != right.time ? left.time < right.time : left.id < right.id
        }
    }
}
