import Rules
import Testing

@testable import SecScan

@Suite struct ParallelTests {
    private struct Failure: Error {}

    @Test(arguments: [(0, 4, 3), (1, 4, 3), (10, 1, 3), (10, 4, 3), (10, 100, 1), (9, 3, 3), (5, 0, 10)])
    func eachIndexOnce(count: Int, jobs: Int, grain: Int) async throws {
        let results = try await Parallel.run(count: count, jobs: jobs, grain: grain) {
            [Range<Int>]()
        } body: { state, range in
            state.append(range)
        } finish: {
            $0
        }
        #expect(results.count <= max(1, jobs))
        let ranges = results.flatMap { $0 }
        #expect(ranges.allSatisfy { $0.count <= grain && !$0.isEmpty })
        #expect(ranges.flatMap { Array($0) }.sorted() == Array(0..<count))
    }

    @Test func aStateThatCannotBeMade() async {
        await #expect(throws: Failure.self) {
            try await Parallel.run(count: 10, jobs: 2, grain: 1) {
                throw Failure()
            } body: { (_: inout Int, _) in
            } finish: {
                $0
            }
        }
    }
}
