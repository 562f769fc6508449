import Foundation
import ProxyConfiguration
import Rules
import Testing

@testable import ProxyTokens

@Suite("Secrets in files")
struct SecretFileTests {
    private func code(_ path: String) -> SecretError.Code? { failure(SecretResolver(), .file(path))?.code }

    @Test("modes that let others in are refused", arguments: 0...0o777)
    func modes(mode: Int) throws {
        // Without the owner's right to read only root can.
        guard mode & 0o400 != 0 || geteuid() == 0 else { return }
        let folder = try TemporaryFolder()
        let path = try folder.write("secret", "abc".utf8, mode: mode)
        #expect(code(path) == (mode & 0o077 == 0 ? nil : .mode))
    }

    @Test("the message names the mode and how to mend it")
    func message() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("secret", "abc".utf8, mode: 0o644)
        let error = try #require(failure(SecretResolver(), .file(path)))
        #expect(error.message.contains("0644") && error.message.contains("chmod 600"))
    }

    /// What `checkAccess` says of an owner, a mode and a place, for user 1000.
    private func access(_ owner: UInt32, _ mode: UInt32, _ path: String?) -> SecretError.Code? {
        do throws(SecretError) {
            try SecretFile.checkAccess(owner: owner, mode: mode, user: 1000, path: path, source: "x")
            return nil
        } catch {
            return error.code
        }
    }

    @Test("only root's files below /run/secrets may be read by others")
    func mounted() {
        for mode: UInt32 in [0o440, 0o444] {
            #expect(access(0, mode, "/run/secrets/key") == nil)
            #expect(access(0, mode, "/run/secrets/app/..2026/key") == nil)
            #expect(access(1000, mode, "/run/secrets/key") == .mode)
            for place in ["/etc/key", "/run/secretsx/key", "/run/key", "/tmp/run/secrets/key", nil] {
                #expect(access(0, mode, place) == .mode)
            }
        }
        for mode: UInt32 in [0o644, 0o640, 0o446, 0o444 | 0o4000, 0o555, 0o404, 0o404 | 0o040 | 0o020] {
            #expect(access(0, mode, "/run/secrets/key") == .mode)
        }
    }

    @Test("a file belongs to us or to root")
    func owners() {
        #expect(access(1000, 0o600, "/etc/key") == nil)
        #expect(access(0, 0o400, "/etc/key") == nil)
        #expect(access(1001, 0o600, "/etc/key") == .owner)
        #expect(access(1001, 0o444, "/run/secrets/key") == .owner)
    }

    @Test("somebody else's file is refused", .enabled(if: geteuid() == 0))
    func otherOwner() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("secret", "abc".utf8)
        #expect(chown(path, 4711, 4711) == 0)
        #expect(code(path) == .owner)
    }

    @Test("links are followed, and what they lead to is judged")
    func links() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        _ = try folder.write("open", "abc".utf8, mode: 0o644)
        try files.createDirectory(atPath: folder.path("..2026"), withIntermediateDirectories: true)
        _ = try folder.write("..2026/key", "abc".utf8)
        // As Kubernetes mounts them: key → ..data/key, ..data → ..2026.
        try files.createSymbolicLink(atPath: folder.path("..data"), withDestinationPath: "..2026")
        try files.createSymbolicLink(atPath: folder.path("key"), withDestinationPath: "..data/key")
        try files.createSymbolicLink(atPath: folder.path("toOpen"), withDestinationPath: "open")
        try files.createSymbolicLink(atPath: folder.path("toNothing"), withDestinationPath: "nothing")
        try files.createSymbolicLink(atPath: folder.path("toItself"), withDestinationPath: "toItself")
        #expect(try SecretResolver().resolve(.file(folder.path("key"))).revealed == Array("abc".utf8))
        #expect(code(folder.path("toOpen")) == .mode)
        #expect(code(folder.path("toNothing")) == .missing)
        #expect(code(folder.path("toItself")) == .unreadable)
    }

    @Test("folders, devices and pipes are no files, and nobody waits for a writer")
    func kinds() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(code(folder.path("pipe")) == .notAFile)
        #expect(code(folder.url.path) == .notAFile)
        #expect(code("/dev/zero") == .notAFile)
        #expect(code(folder.path("nothing")) == .missing)
        #expect(code(folder.path("nothing/below")) == .missing)
    }
}
