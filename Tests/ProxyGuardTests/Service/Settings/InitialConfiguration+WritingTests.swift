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
