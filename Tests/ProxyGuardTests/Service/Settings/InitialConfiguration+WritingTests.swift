import Foundation
import Testing

@testable import ProxyGuard

@Suite struct InitialConfigurationWritingTests {
    @Test func theFileIsForItsOwner() throws {
        let workspace = try Workspace()
        let initial = InitialConfiguration()
        try initial.write(to: workspace.path)
        #expect(FileFacts(workspace.path)?.mode == 0o600)
        #expect(try String(contentsOfFile: workspace.path, encoding: .utf8) == initial.text)
    }

    @Test func nobodysWorkIsOverwritten() throws {
        let workspace = try Workspace()
        try workspace.write("etc/proxyguard.toml", "mine")
        #expect(throws: InitialConfiguration.WriteError.exists(path: workspace.path)) {
            try InitialConfiguration().write(to: workspace.path)
        }
        #expect(try String(contentsOfFile: workspace.path, encoding: .utf8) == "mine")
    }

    @Test func theFolderForDataIsMade() throws {
        let workspace = try Workspace()
        let initial = InitialConfiguration(dataDirectory: workspace.folder + "/work/a/b")
        try initial.install(at: workspace.path)
        #expect(FileFacts(workspace.folder + "/work/a/b")?.mode == 0o700)
        #expect(FileFacts(workspace.path)?.mode == 0o600)
    }

    @Test func whereOneOfBothFailsNothingIsLeftBehind() throws {
        let workspace = try Workspace()
        // Below a file no folder can be made.
        try workspace.write("work/file", "mine")
        let initial = InitialConfiguration(dataDirectory: workspace.folder + "/work/file/data")
        let error = #expect(throws: InitialConfiguration.WriteError.self) { try initial.install(at: workspace.path) }
        #expect(error?.description.contains("--data") == true && FileFacts(workspace.path) == nil)
        let other = InitialConfiguration(dataDirectory: workspace.folder + "/work/new/data")
        #expect(throws: InitialConfiguration.WriteError.self) {
            try other.install(at: workspace.folder + "/none/proxyguard.toml")
        }
        #expect(FileFacts(workspace.folder + "/work/new") == nil)
        try workspace.write("etc/proxyguard.toml", "mine")
        let exists = #expect(throws: InitialConfiguration.WriteError.exists(path: workspace.path)) {
            try other.install(at: workspace.path)
        }
        #expect(exists?.description.contains("--output") == true && FileFacts(workspace.folder + "/work/new") == nil)
    }

    @Test func linksAreNotFollowed() throws {
        let workspace = try Workspace()
        let elsewhere = workspace.folder + "/work/elsewhere"
        try FileManager.default.createSymbolicLink(atPath: workspace.path, withDestinationPath: elsewhere)
        #expect(throws: InitialConfiguration.WriteError.self) { try InitialConfiguration().write(to: workspace.path) }
        #expect(!FileManager.default.fileExists(atPath: elsewhere))
    }

    @Test func aFolderThatIsNotThereIsTold() throws {
        let path = try Workspace().folder + "/none/proxyguard.toml"
        let error = #expect(throws: InitialConfiguration.WriteError.self) { try InitialConfiguration().write(to: path) }
        #expect(error?.description.contains(path) == true && error?.description.contains("No such file") == true)
    }
}
