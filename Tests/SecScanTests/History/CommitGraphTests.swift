import Rules
import Testing

@testable import SecScan

@Suite struct CommitGraphTests {
    private func id(_ number: Int) throws -> ObjectID {
        let digits = String(number, radix: 16)
        return try #require(ObjectID(hexadecimal: String(repeating: "0", count: 40 - digits.count) + digits))
    }

    /// - Parameter commits: number, parents, time; in any order.
    private func graph(_ commits: [(Int, [Int], Int)]) throws -> CommitGraph {
        var graph = CommitGraph()
        for (number, parents, time) in commits {
            var text = "tree \(try id(1000 + number))\n"
            for parent in parents { text += "parent \(try id(parent))\n" }
            text += "committer A <a> \(time) +0000\n\n"
            let id = try id(number)
            let record = Array(text.utf8).withUnsafeBytes { CommitRecord(id: id, parsing: $0) }
            graph.add(try #require(record))
        }
        return graph
    }

    private func order(_ graph: CommitGraph) -> [Int] {
        graph.sorted().map { Int(graph.ids[$0].description, radix: 16) ?? -1 }
    }

    @Test(
        arguments: [
            ([(3, [2], 30), (2, [1], 20), (1, [], 10)], [1, 2, 3]),
            // A clock that went backwards.
            ([(3, [2], 1), (2, [1], 2), (1, [], 3)], [1, 2, 3]),
            // Two sides of a merge by age; of one age by id.
            ([(5, [2, 3], 9), (2, [1], 7), (3, [1], 6), (1, [], 1)], [1, 3, 2, 5]),
            ([(5, [3, 2], 9), (3, [1], 6), (2, [1], 6), (1, [], 1)], [1, 2, 3, 5]),
            // A parent that is not there, and one that is named twice.
            ([(2, [99], 5), (4, [2, 2], 6)], [2, 4]), ([], []),
            ([(8, [], 8), (7, [], 7), (6, [], 6), (5, [], 5), (4, [], 4)], [4, 5, 6, 7, 8]),
        ] as [([(Int, [Int], Int)], [Int])])
    func parentsFirst(commits: [(Int, [Int], Int)], expected: [Int]) throws {
        #expect(order(try graph(commits)) == expected)
        #expect(order(try graph(commits.reversed())) == expected)
    }

    @Test func ancestorsAndGaps() throws {
        let graph = try graph([(1, [99], 1), (2, [1], 2), (3, [1], 3), (4, [2, 98], 4)])
        func numbers(_ set: NumberSet) -> [Int] { (0..<graph.count).filter(set.contains).map { $0 + 1 } }
        #expect(numbers(graph.ancestors(of: [try id(4)])) == [1, 2, 4])
        #expect(numbers(graph.ancestors(of: [try id(97)])) == [])
        #expect(graph.absentParents(of: [3, 0]) == [try id(98), try id(99)])
        #expect(graph.trees[1] == (try id(1002)) && graph.times[1] == 2)
        #expect(try graph.contains(id(3)) && graph.index(of: id(3)) == 2)
        #expect(try !graph.contains(id(99)) && graph.index(of: id(99)) == nil)
    }

    @Test func mergingKeepsTheFirstOfEach() throws {
        var left = try graph([(1, [], 1), (2, [1], 2)])
        left.merge(try graph([(2, [1], 2), (3, [2], 3)]))
        #expect(order(left) == [1, 2, 3])
        #expect(try left.parents(of: #require(left.index(of: id(3)))) == [id(2)])
        var empty = CommitGraph()
        empty.merge(left)
        #expect(order(empty) == [1, 2, 3])
    }

    @Test func loadsWhatIsThere() throws {
        let folder = try TestFolder.repository()
        let first = try folder.commit("one")
        let second = try folder.commit("two")
        var graph = CommitGraph()
        let repository = try Repository(at: folder.path)
        #expect(graph.load(second, repository) == 0 && graph.load(.zero, repository) == nil)
        #expect(graph.load(first, repository) == 1 && graph.load(second, repository) == 0)
        #expect(graph.sorted().map { graph.ids[$0] } == [first, second])
    }
}
