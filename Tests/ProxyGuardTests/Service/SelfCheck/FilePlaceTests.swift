import Foundation
import Testing

@testable import ProxyGuard

@Suite struct FilePlaceTests {
    @Test func namesOfOneFileAreEqual() throws {
        let workspace = try Workspace()
        let file = try workspace.write("work/a", "")
        let (link, hard) = (workspace.folder + "/work/link", workspace.folder + "/work/hard")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a")
        try FileManager.default.linkItem(atPath: file, toPath: hard)
        for other in [link, hard, workspace.folder + "/work/../work/a"] {
            #expect(FilePlace(other) == FilePlace(file), "\(other)")
        }
        #expect(FilePlace(file) != FilePlace(try workspace.write("work/b", "")))
    }

    @Test func filesThatAreYetToComeAreKnownByFolderAndName() throws {
        let workspace = try Workspace()
        let file = workspace.folder + "/work/none"
        #expect(FilePlace(file) == FilePlace(workspace.folder + "/data/../work/none"))
        #expect(FilePlace(file) != FilePlace(workspace.folder + "/data/none"))
        #expect(FilePlace(file) != FilePlace(workspace.folder + "/work/other"))
        let nowhere = workspace.folder + "/no/folder"
        #expect(FilePlace(nowhere) == FilePlace(nowhere) && FilePlace(nowhere) != FilePlace(nowhere + "s"))
    }

    @Test func circlesEnd() throws {
        let workspace = try Workspace()
        let (one, other) = (workspace.folder + "/work/one", workspace.folder + "/work/other")
        try FileManager.default.createSymbolicLink(atPath: one, withDestinationPath: other)
        try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: one)
        #expect(FilePlace(one) == FilePlace(one))
    }
}
