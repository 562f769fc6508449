import Foundation
import Testing

@testable import SecScan

/// What libgit2 does with objects that it reads by way of ours: revisions and the tree of HEAD.
@Suite struct LooseBackendTests {
    @Test func revisionsAreResolved() throws {
        let folder = try TestFolder.repository()
        try folder.write("d/a", "a")
        let first = try folder.commit()
        let second = try folder.commit()
        let repository = try Repository(at: folder.path)
        #expect(try repository.object(named: "HEAD~1") == first)
        #expect(try repository.object(named: String(second.description.prefix(12))) == second)
        #expect(try repository.object(named: "HEAD:d/a") == folder.id("HEAD:d/a"))
        #expect(throws: ScanError.self) { try repository.object(named: "0000000") }
        #expect(throws: ScanError.self) { try repository.object(named: "HEAD~7") }
    }

    /// The program goes on and reports; libgit2's own reader never returned.
    @Test func aDamagedObjectIsRefused() throws {
        let folder = try TestFolder.repository()
        let parent = try folder.commit()
        try folder.commit()
        let name = ".git/objects/\(parent.description.prefix(2))/\(parent.description.dropFirst(2))"
        let packed = try folder.bytes(name)
        try FileManager.default.removeItem(atPath: folder.path(name))
        try folder.write(name, Array(packed[..<(packed.count / 2)]))
        let repository = try Repository(at: folder.path)
        #expect(throws: ScanError.self) { try repository.object(named: "HEAD~2") }
        #expect(repository.problem(with: parent).contains("damaged"))
    }
}
