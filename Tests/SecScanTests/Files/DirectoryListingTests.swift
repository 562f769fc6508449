import Foundation
import Testing

@testable import SecScan

@Suite struct DirectoryListingTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try folder.write("b", "")
        try folder.write("a/inner", "")
        try folder.write(".hidden", "")
        try folder.link("link", to: "a")
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
    }

    @Test func sortedWithKinds() throws {
        let entries = try DirectoryListing.entries(Array(folder.path.utf8))
        #expect(entries.map { String(decoding: $0.name, as: UTF8.self) } == [".hidden", "a", "b", "link", "pipe"])
        #expect(entries.map(\.kind) == [.file, .directory, .file, .link, .other])
        #expect(DirectoryListing.names(folder.path("a")) == ["inner"])
    }

    @Test func namesThatAreNoText() throws {
        let name: [UInt8] = [0x66, 0xFF, 0xFE]
        let path = Array(folder.path("a/").utf8) + name
        let descriptor = open((path + [0]).map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        close(descriptor)
        #expect(try DirectoryListing.entries(Array(folder.path("a").utf8)).map(\.name).contains(name))
        #expect(DirectoryListing.kind(path) == .file)
    }

    @Test func whatCannotBeListed() {
        #expect(throws: FileBytes.Failure.system(ENOTDIR)) {
            try DirectoryListing.entries(Array(folder.path("b").utf8))
        }
        #expect(DirectoryListing.names(folder.path("absent")) == [])
    }

    @Test(
        arguments: [
            ("a", DirectoryListing.Kind.directory, DirectoryListing.Kind.directory), ("b", .file, .file),
            ("link", .link, .directory), ("pipe", .other, .other), ("absent", nil, nil), ("dangling", .link, nil),
        ] as [(String, DirectoryListing.Kind?, DirectoryListing.Kind?)])
    func kinds(name: String, own: DirectoryListing.Kind?, target: DirectoryListing.Kind?) throws {
        try folder.link("dangling", to: "nowhere")
        #expect(DirectoryListing.kind(Array(folder.path(name).utf8)) == own)
        #expect(DirectoryListing.kindFollowingLinks(Array(folder.path(name).utf8)) == target)
    }
}
