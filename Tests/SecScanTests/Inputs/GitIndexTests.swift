import Rules
import Testing

@testable import SecScan

@Suite struct GitIndexTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder.repository()
        try folder.write("a", "\(Token.first)\n")
        try folder.commit()
    }

    private func places(_ paths: [String] = [], known: Bool = false) async throws -> [String] {
        let input = GitIndex(path: folder.path, paths: paths.map(folder.path(_:)), includesKnown: known)
        return try await input.scan(Token.context()).places
    }

    @Test func whatIsStagedAndNotBesideIt() async throws {
        try folder.write("a", "\n\(Token.first)\n")
        try folder.write("b", Token.second)
        try folder.git("add", "-A")
        try folder.write("a", Token.second)
        try folder.write("c", Token.second)
        // A value that only moved is not added.
        #expect(try await places() == ["b:1"])
        #expect(try await places(known: true) == ["a:2", "b:1"])
        #expect(try await places(["a"]) == [])
        #expect(try await places(["b"]) == ["b:1"])
    }

    @Test func aSecondCopyIsAdded() async throws {
        try folder.write("a", "\(Token.first)\n\(Token.first)\n")
        try folder.git("add", "-A")
        #expect(try await places() == ["a:2"])
    }

    @Test func namesThatTell() async throws {
        try folder.write(".env", "")
        try folder.git("add", "-f", ".env")
        #expect(try await places() == [".env:1"])
    }

    @Test func linksAreNotCheckedAsFiles() async throws {
        let blob = try folder.store("blob", Array("FROM a:1\nRUN sudo \(Token.second)\nUSER 1\n".utf8))
        try folder.git("update-index", "--add", "--cacheinfo", "100644,\(blob),Dockerfile")
        #expect(try await places() == ["Dockerfile:2", "Dockerfile:2"])
        try folder.git("update-index", "--cacheinfo", "120000,\(blob),Dockerfile")
        #expect(try await places() == ["Dockerfile:2"])
    }

    @Test func pathsMustBeThere() async throws {
        await #expect(throws: ScanError.self) { try await places(["absent"]) }
        await #expect(throws: ScanError.self) { try await places(["../x"]) }
        #expect(try await places(["a"]) == [])
    }
}
