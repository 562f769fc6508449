import Foundation
import Testing

@testable import ProxyServer

@Suite struct FileWatchTests {
    /// What is asked changes it, which expectations do not allow of a value.
    private final class Watch {
        private var watch: FileWatch
        init(_ paths: [String]) { watch = FileWatch(paths) }
        func hasChanged() -> Bool { watch.hasChanged() }
    }

    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    @Test func whatStaysIsNoChange() throws {
        let watch = Watch([try folder.write("a", "one"), folder.path + "/none"])
        for _ in 0..<3 { #expect(!watch.hasChanged()) }
    }

    @Test func aChangeCountsOnceItIsSeenTwiceAndThenNoMore() throws {
        let watch = Watch([try folder.write("a", "one")])
        try folder.write("a", "longer")
        #expect(!watch.hasChanged())
        #expect(watch.hasChanged())
        #expect(!watch.hasChanged())
    }

    @Test func aFileThatGrowsIsWaitedFor() throws {
        let watch = Watch([try folder.write("a", "1")])
        for text in ["12", "123", "1234"] {
            try folder.write("a", text)
            #expect(!watch.hasChanged())
        }
        #expect(watch.hasChanged())
    }

    @Test func aFileThatComesOrGoesIsAChange() throws {
        let watch = Watch([folder.path + "/b"])
        try folder.write("b", "here")
        #expect(!watch.hasChanged())
        #expect(watch.hasChanged())
        try FileManager.default.removeItem(atPath: folder.path + "/b")
        #expect(!watch.hasChanged())
        #expect(watch.hasChanged())
    }

    @Test func theFileBehindALinkCounts() throws {
        let link = folder.path + "/link"
        let files = FileManager.default
        try files.createSymbolicLink(atPath: link, withDestinationPath: try folder.write("one", "same"))
        let watch = Watch([link])
        let other = try folder.write("two", "same")
        try files.removeItem(atPath: link)
        try files.createSymbolicLink(atPath: link, withDestinationPath: other)
        #expect(!watch.hasChanged())
        #expect(watch.hasChanged())
    }

    @Test func whatIsTakenBackIsNoChange() throws {
        let path = try folder.write("a", "one")
        let watch = Watch([path])
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        #expect(!watch.hasChanged())
        try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
        #expect(!watch.hasChanged())
        #expect(!watch.hasChanged())
    }
}
