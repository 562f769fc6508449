import Foundation
import Testing

@testable import SecScan

@Suite struct WorkTreeRootTests {
    @Test func `The nearest folder with a git directory, however it is named`() throws {
        let folder = try TestFolder.repository()
        try folder.write("a/b/x", "")
        #expect(WorkTreeRoot.around(folder.path) == folder.path)
        #expect(WorkTreeRoot.around(folder.path("a/b")) == folder.path)
        #expect(WorkTreeRoot.around(folder.path("a/../a/b/")) == folder.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: folder.path("a/b"))
        #expect(WorkTreeRoot.around(folder.path("link")) == folder.path)
        #expect(WorkTreeRoot.around(folder.path("missing")) == nil)
    }

    @Test func `It is the one that libgit2 finds, for linked work trees and submodules, too`() throws {
        let folder = try TestFolder.repository()
        try folder.write("x", "")
        try folder.git(["add", "."])
        try folder.git(["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "x"])
        try folder.git(["worktree", "add", "-q", "linked"])
        for name in ["", "linked"] {
            #expect(WorkTreeRoot.around(folder.path(name)) == (try Repository(at: folder.path(name)).workTree))
        }
    }

    @Test func `An empty folder called .git is none, and nothing above is`() throws {
        let folder = try TestFolder()
        try folder.write("a/.git/keep", "")
        #expect(WorkTreeRoot.around(folder.path("a")) == nil)
        try folder.write("a/.git/HEAD", "ref: refs/heads/main\n")
        #expect(WorkTreeRoot.around(folder.path("a")) == folder.path("a"))
    }
}
