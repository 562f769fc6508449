import Foundation
import Testing

@testable import SecScan

/// In processes of their own: folder and environment are those of all tests.
@Suite struct HookEnvironmentTests {
    private static func staged(_ path: String) throws -> [String] {
        StagedPaths.read(try Repository(at: path)).values.flatMap { $0 }.sorted()
    }

    private static func text(_ id: ObjectID, _ path: String) throws -> String? {
        try Repository(at: path).bytes(of: id).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Only where the hook runs: another repository has nothing to do with it.
    @Test func anIndexOfItsOwn() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder.repository()
            try folder.write("a", "a")
            try folder.git("add", "a")
            try folder.write("../index", folder.bytes(".git/index"))
            try folder.write("b", "b")
            try folder.git("add", "b")
            try #require(chdir(folder.path) == 0)
            #expect(try HookEnvironmentTests.staged(".") == ["a", "b"])
            setenv("GIT_INDEX_FILE", "../index", 1)
            #expect(try HookEnvironmentTests.staged(".") == ["a"])
            #expect(try HookEnvironmentTests.staged(folder.path) == ["a", "b"])
        }
    }

    /// What is scanned in its place would be something else than what is committed.
    @Test func anIndexThatCannotBeReadIsNotPassedOver() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder.repository()
            try folder.write("../damaged", String(repeating: "no index ", count: 20))
            try #require(chdir(folder.path) == 0)
            setenv("GIT_INDEX_FILE", "../damaged", 1)
            let error = await #expect(throws: ScanError.self) { try await GitIndex(path: ".").scan(Token.context()) }
            #expect(error?.code == .unreadable)
            #expect(error?.description.hasPrefix("../damaged: the index cannot be read: ") == true)
        }
    }

    @Test func quarantine() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder.repository()
            let id = try folder.store("blob", Array("pushed".utf8))
            let place = id.description.prefix(2) + "/" + id.description.dropFirst(2)
            try folder.write("../quarantine/\(place)", folder.bytes(".git/objects/\(place)"))
            try FileManager.default.removeItem(atPath: folder.path(".git/objects/\(place)"))
            try #require(chdir(folder.path) == 0)
            #expect(try HookEnvironmentTests.text(id, ".") == nil)
            setenv("GIT_QUARANTINE_PATH", folder.path("../quarantine"), 1)
            #expect(try HookEnvironmentTests.text(id, ".") == "pushed")
            #expect(try HookEnvironmentTests.text(id, folder.path) == nil)
        }
    }
}
