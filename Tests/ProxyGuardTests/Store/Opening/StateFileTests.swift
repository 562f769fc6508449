import Foundation
import Testing

@testable import ProxyStore

@Suite struct StateFileTests {
    private func set(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func names() throws {
        let file = try StateFile("/var/lib/state.db")
        #expect(file.folder == "/var/lib" && file.name == "state.db")
        #expect(try StateFile("/state.db").folder == "/")
    }

    @Test func createdForTheOwnerAlone() throws {
        let folder = try StoreFolder()
        let file = try StateFile(folder.file())
        #expect(try !file.exists())
        let old = umask(0)
        defer { umask(old) }
        try file.create()
        #expect(try folder.mode("state.db") == 0o600)
        #expect(try file.exists())
        #expect(failure { try file.create() } == .conflict)
        file.remove()
        #expect(try !file.exists())
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o666, 0o644])
    func modesOfOthers(mode: Int) throws {
        let folder = try StoreFolder()
        let file = try StateFile(folder.file())
        try file.create()
        for name in ["state.db", "state.db-wal", "state.db-shm"] {
            if name != "state.db" { try Data().write(to: URL(fileURLWithPath: folder.file(name))) }
            try set(mode, folder.file(name))
            #expect(failure { try file.exists() } == .exposed, "\(name)")
            try set(0o600, folder.file(name))
        }
        #expect(try file.exists())
    }

    @Test(arguments: [0o770, 0o702, 0o722, 0o777, 0o1777])
    func foldersThatOthersWriteTo(mode: Int) throws {
        let folder = try StoreFolder()
        try set(mode, folder.path)
        #expect(failure { try StateFile(folder.file()).checkFolder() } == .exposed)
        #expect(failure { try folder.open() } == .exposed)
        try set(0o700, folder.path)
        try StateFile(folder.file()).checkFolder()
    }

    @Test func linksAndFolders() throws {
        let folder = try StoreFolder()
        let file = try StateFile(folder.file())
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: folder.file("other"))
        #expect(failure { try file.exists() } == .exposed)
        #expect(throws: StoreError.self) { try file.create() }
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: false)
        #expect(failure { try file.exists() } == .exposed)
    }

    @Test func aLogWithoutItsFile() throws {
        let folder = try StoreFolder()
        try StateFile(folder.file("state.db-wal")).create()
        #expect(failure { try folder.open() } == .damaged)
    }
}
