import Foundation
import Testing

@testable import SecScan

@Suite struct HookInstallerTests {
    @Test(arguments: HookInstaller.Kind.allCases)
    func putsAndTakesAway(kind: HookInstaller.Kind) throws {
        let folder = try TestFolder.repository()
        let installer = try HookInstaller(repository: folder.path)
        #expect(try installer.uninstall(kind) == nil)
        let path = try installer.install(kind)
        #expect(path == folder.path(".git/hooks/\(kind.rawValue)"))
        #expect(try folder.text(".git/hooks/\(kind.rawValue)") == HookScript.text(kind))
        #expect(FileManager.default.isExecutableFile(atPath: path))
        // Once more replaces it.
        #expect(try installer.install(kind) == path)
        #expect(try installer.uninstall(kind) == path)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func anotherHookStays() throws {
        let folder = try TestFolder.repository()
        try folder.write(".git/hooks/pre-commit", "#!/bin/sh\n")
        let installer = try HookInstaller(repository: folder.path)
        let error = #expect(throws: ScanError.self) { try installer.install(.preCommit) }
        #expect(error?.description.contains(HookScript.command(.preCommit)) == true)
        #expect(try installer.uninstall(.preCommit) == nil)
        #expect(try folder.text(".git/hooks/pre-commit") == "#!/bin/sh\n")
    }

    @Test func whereGitLooks() throws {
        let folder = try TestFolder.repository()
        try folder.git("config", "core.hooksPath", "own/hooks")
        #expect(try HookInstaller(repository: folder.path).folder == folder.path("own/hooks"))
        try folder.git("config", "core.hooksPath", "/elsewhere")
        #expect(try HookInstaller(repository: folder.path).folder == "/elsewhere")
        try folder.git("config", "--unset", "core.hooksPath")
        try folder.commit()
        try folder.git("worktree", "add", "-q", "--detach", "../linked")
        #expect(try HookInstaller(repository: folder.path("../linked")).folder == folder.path(".git/hooks"))
    }
}
