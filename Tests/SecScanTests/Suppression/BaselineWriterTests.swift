import Foundation
import Rules
import Testing

@testable import SecScan

@Suite struct BaselineWriterTests {
    private let folder: TestFolder
    private let writer: BaselineWriter

    init() throws {
        folder = try TestFolder()
        writer = BaselineWriter(
            target: .directory(paths: [folder.path]), rules: try Token.rules(), file: nil, configurations: [],
            confidence: .low, jobs: 1)
        try folder.write("a.txt", "x = \(Token.first)\n")
    }

    private func paths() throws -> [String] {
        try Baseline(parsing: folder.text(Baseline.defaultName), file: "b").entries.map(\.path).sorted()
    }

    @Test func createRefusesToReplace() async throws {
        _ = try await writer.create(replacing: false)
        #expect(try paths() == ["a.txt"])
        try folder.write("b.txt", Token.second)
        await #expect(throws: ScanError.self) { try await writer.create(replacing: false) }
        #expect(try paths() == ["a.txt"])
        _ = try await writer.create(replacing: true)
        #expect(try paths() == ["a.txt", "b.txt"])
    }

    @Test func updateAddsAndPruneRemoves() async throws {
        _ = try await writer.create(replacing: false)
        try folder.write("a.txt", "nothing\n")
        try folder.write("b.txt", Token.second)
        #expect(try await writer.update().contains("1 of them new"))
        #expect(try paths() == ["a.txt", "b.txt"])
        #expect(try await writer.prune().contains("1 stale"))
        #expect(try paths() == ["b.txt"])
    }

    @Test func updateNeedsABaseline() async {
        let error = await #expect(throws: ScanError.self) { try await writer.update() }
        #expect(error?.code == .notFound)
    }

    /// An entry for every place is stale only when the value is nowhere.
    @Test func pruneKeepsAnEntryForEveryPlace() async throws {
        let present = Fingerprint(family: "sample", value: Token.first.utf8)
        let gone = Fingerprint(family: "sample", value: Token.second.utf8)
        try folder.write(Baseline.defaultName, "\(present) sample/token *\n\(gone) sample/token *\n")
        _ = try await writer.prune()
        #expect(try folder.text(Baseline.defaultName).contains("\(present)"))
        #expect(try !folder.text(Baseline.defaultName).contains("\(gone)"))
    }

    @Test func anIncompleteScanMakesNone() async throws {
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        await #expect(throws: ScanError.self) { try await writer.create(replacing: false) }
        #expect(!folder.exists(Baseline.defaultName))
    }
}
