import Rules
import Testing

@testable import SecScan

@Suite struct AttributionTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder.repository() }

    private func outcome(_ selection: GitHistory.Selection = .init()) async throws -> InputOutcome {
        try await GitHistory(path: folder.path, selection: selection).scan(Token.context())
    }

    @Test func theFirstCommitOfEachPath() async throws {
        try folder.write("a", Token.first)
        let first = try folder.commit("one", time: 1_700_000_001)
        try folder.git("mv", "a", "b")
        let second = try folder.commit("two", time: 1_700_000_002)
        try folder.commit("three", time: 1_700_000_003)
        let found = try await outcome().sightings.sorted { $0.order < $1.order }
        #expect(found.map(\.place.path) == ["a", "b"])
        #expect(found.map { $0.commit?.id } == [first.description, second.description])
    }

    @Test func whatNothingReaches() async throws {
        try folder.commit()
        _ = try folder.store("blob", Array(Token.first.utf8))
        #expect(try await outcome().places == ["git:unreachable-blob:1"])
        try folder.write("staged", Token.first)
        try folder.git("add", "staged")
        #expect(try await outcome().places == ["staged:1"])
    }

    /// A range that changes a file does not add the values that the file had.
    @Test func onlyWhatARangeAdds() async throws {
        try folder.write("a", Token.first)
        try folder.write(".env", "")
        try folder.commit("one")
        try folder.write("a", "\(Token.first)\n\(Token.second)")
        try folder.commit("two")
        #expect(try await outcome(.init(bases: ["HEAD~1"])).places == ["a:2"])
    }

    @Test func removedFilesThatTell() async throws {
        try folder.write(".env", "")
        let first = try folder.commit("one", time: 1_700_000_001)
        try folder.git("rm", "-q", ".env")
        let second = try folder.commit("two", time: 1_700_000_002)
        let message = try #require(try await outcome().sightings.first?.message)
        #expect(message.contains("added in \(first.description.prefix(10))"))
        #expect(message.contains("removed in \(second.description.prefix(10))"))
    }
}
