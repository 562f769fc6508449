import Foundation
import Testing

@testable import SecScan

@Suite struct FileBytesTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try folder.write("a", "abc")
    }

    @Test func wholeFiles() throws {
        try folder.write("empty", "")
        try folder.link("link", to: "a")
        #expect(try FileBytes.load(folder.path("a"), limit: 3) == Array("abc".utf8))
        #expect(try FileBytes.load(folder.path("link"), limit: 3) == Array("abc".utf8))
        #expect(try FileBytes.load(folder.path("empty"), limit: 0) == [])
        #expect(FileBytes.size(folder.path("a")) == 3 && FileBytes.size(folder.path("b")) == nil)
        #expect(FileBytes.read(folder.path("a"), limit: 2) == nil)
    }

    @Test func whatIsNotRead() throws {
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let failures: [(String, FileBytes.Failure)] = [
            ("a", .tooLarge), ("absent", .system(ENOENT)), ("", .notRegular("not a regular file")),
            ("pipe", .notRegular("not a regular file")),
        ]
        for (name, failure) in failures {
            #expect(throws: failure) { try FileBytes.load(folder.path(name), limit: 2) }
            #expect(!failure.reason.isEmpty)
        }
    }

    @Test func openFilesAreReadAnywhere() throws {
        let file = try OpenFile(Array(folder.path("a").utf8), followingLinks: false)
        var buffer = [UInt8](repeating: 0, count: 2)
        #expect(file.size == 3 && FileBytes.size(folder.path("a")) == 3)
        let counts = [0, 2, 3].map { offset in buffer.withUnsafeMutableBytes { file.read(into: $0, at: offset) } }
        #expect(counts == [2, 1, 0])
        #expect(buffer == Array("cb".utf8))
    }

    @Test func linksAreFollowedOnRequest() throws {
        try folder.link("link", to: "a")
        let path = Array(folder.path("link").utf8)
        #expect(throws: FileBytes.Failure.system(ELOOP)) { _ = try OpenFile(path, followingLinks: false).size }
        let size = try OpenFile(path, followingLinks: true).size
        #expect(size == 3)
    }

    @Test func holes() throws {
        try #require(truncate(folder.path("a"), 8 << 20) == 0)
        let file = try OpenFile(Array(folder.path("a").utf8), followingLinks: false)
        let (atStart, inHole) = (file.nextData(from: 0), file.nextData(from: 1 << 20))
        #expect(atStart == 0)
        // A file system without holes says that everything is data.
        #expect([8 << 20, 1 << 20].contains(inHole))
    }
}
