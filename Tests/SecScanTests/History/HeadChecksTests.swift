import Checks
import Rules
import TestSupport
import Testing

@testable import SecScan

@Suite struct HeadChecksTests {
    private static let text = "FROM a:1\n# secscan:allow\nRUN sudo one\nRUN sudo two\nUSER 1\n"

    @Test(arguments: [1, 2])
    func filesByPath(jobs: Int) async throws {
        let folder = try TestFolder.repository()
        let paths = (10..<40).map { "\($0)/Dockerfile" }
        for path in paths { try folder.write(path, "# \(path)\n" + Self.text) }
        _ = try folder.commit()
        let repository = try Repository(at: folder.path)
        let files = HeadFiles.list(below: try folder.id("HEAD^{tree}"), repository) { _ in true }.files
        let absent = HeadFiles.File(path: "a/Dockerfile", id: ObjectID(HandmadePack.id(1)))
        let result = try Token.scan("\n\n# secscan:allow\n")
        let checks = HeadChecks(
            checks: FileChecks(try Token.rules()), store: repository.store,
            unusedAllows: [paths[1]: result.unusedAllows])
        let found = try await checks.found(in: files.reversed() + [absent], jobs: jobs)
        #expect(found.map(\.path) == paths)
        #expect(Set(found.map { $0.sightings.map(\.place.line) }) == [[4, 5]])
        #expect(Set(found.map { $0.sightings.map(\.isAllowedInline) }) == [[true, false]])
        #expect(found.allSatisfy { $0.sightings.first?.inHead == true })
        #expect(result.unusedAllows.map(\.line) == [3] && found.allSatisfy { $0.result.unusedAllows.isEmpty })
    }
}
