import Testing

@testable import ProxyServer

@Suite struct WatchedFilesTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    @Test func othersAreWatchedFromThenOn() throws {
        let (one, other) = (try folder.write("one", "1"), try folder.write("other", "1"))
        let watched = WatchedFiles([one])
        try folder.write("other", "changed")
        watched.replace(with: [other])
        // What it was before nobody asked for.
        for _ in 0..<2 { #expect(!watched.hasChanged()) }
        try folder.write("one", "changed")
        for _ in 0..<2 { #expect(!watched.hasChanged()) }
        try folder.write("other", "changed again")
        #expect(!watched.hasChanged())
        #expect(watched.hasChanged())
        #expect(!watched.hasChanged())
    }

    @Test func aChangeThatNobodySawYetIsNotLost() throws {
        let (one, other) = (try folder.write("one", "1"), try folder.write("other", "1"))
        let watched = WatchedFiles([one])
        try folder.write("one", "changed")
        watched.replace(with: [other, one])
        #expect(!watched.hasChanged())
        #expect(watched.hasChanged())
    }
}
