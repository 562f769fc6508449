import Foundation
import Rules
import Testing

@testable import SecScan

@Suite struct FileScannerTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func scan(_ name: String, _ kind: DirectoryListing.Kind) throws -> InputOutcome {
        var scanner = FileScanner(try Token.context())
        scanner.scan(file: Array(folder.path(name).utf8), kind: kind, path: name)
        return scanner.outcome
    }

    @Test func contentAndName() throws {
        try folder.write(Token.second, "\n\(Token.first)")
        let outcome = try scan(Token.second, .file)
        #expect(outcome.places == ["git:file-name:1", "\(Token.second):2"])
        #expect(outcome.statistics.files == 1 && outcome.statistics.bytes == 13)
    }

    /// A link's target is text; what it leads to is not read.
    @Test func links() throws {
        try folder.write("a", Token.first)
        try folder.link("plain", to: "a")
        try folder.link("telling", to: "https://\(Token.second)@host")
        #expect(try scan("plain", .link).sightings.isEmpty)
        #expect(try scan("telling", .link).places == ["telling:1"])
        #expect(try scan("plain", .file).notScanned.map(\.what) == ["plain"])
    }

    @Test func whatIsNoFile() throws {
        #expect(try scan("pipe", .other).notScanned.map(\.what) == ["pipe"])
        #expect(try scan("gone", .file).notScanned.map(\.what) == ["gone"])
        #expect(try scan("gone", .link).notScanned.map(\.what) == ["gone"])
        #expect(try scan("gone", .directory).notScanned.isEmpty)
    }

    @Test func behindALongHole() throws {
        try folder.write("a", "\(Token.first)\n")
        try #require(truncate(folder.path("a"), 40 << 20) == 0)
        let handle = try #require(FileHandle(forWritingAtPath: folder.path("a")))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("\n\(Token.second)".utf8))
        try handle.close()
        #expect(
            try scan("a", .file).sightings.map(\.secret?.revealed) == [
                Array(Token.first.utf8), Array(Token.second.utf8),
            ])
    }
}
