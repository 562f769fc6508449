import Foundation
import Testing

@testable import ProxyGuard

@Suite struct FileFactsTests {
    @Test func aFileIsDescribed() throws {
        let workspace = try Workspace()
        let path = try workspace.write("work/a", "four", mode: 0o640)
        let facts = try #require(FileFacts(path))
        #expect(facts.mode == 0o640 && facts.modeText == "0640" && facts.owner == geteuid() && facts.size == 4)
        #expect(facts.isRegular && !facts.isFolder && facts.isOpenToOthers && !facts.isWritableByOthers)
        let folder = try #require(FileFacts(workspace.folder))
        #expect(folder.isFolder && !folder.isRegular && !folder.isOpenToOthers)
        #expect(FileFacts(path + "x") == nil)
    }

    @Test func linksAreFollowed() throws {
        let workspace = try Workspace()
        let path = try workspace.write("work/a", "four")
        let link = workspace.folder + "/work/b"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(FileFacts(link)?.identity == FileFacts(path)?.identity)
        #expect(FileFacts(workspace.folder)?.identity != FileFacts(path)?.identity)
    }

    @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("a", "."), ("a/b/c", "a/b")])
    func aPathHasAFolder(_ path: String, _ folder: String) { #expect(FileFacts.folder(of: path) == folder) }

    @Test func namesAreSorted() throws {
        let workspace = try Workspace()
        try workspace.write("work/b", "")
        try workspace.write("work/.a", "")
        #expect(FileFacts.names(in: workspace.folder + "/work") == [".a", "b"])
        #expect(FileFacts.names(in: workspace.folder + "/none") == nil)
    }

    @Test func aFolderForEverybodyLetsFilesBeExchanged() throws {
        let workspace = try Workspace()
        let path = try workspace.write("work/a", "")
        #expect(!FileFacts.isReplaceable(path) && FileFacts.isWritable(path))
        try workspace.setMode(0o770, of: "work")
        #expect(FileFacts.isReplaceable(path))
        try workspace.setMode(0o1777, of: "work")
        #expect(!FileFacts.isReplaceable(path))
    }
}
