import Testing

@testable import ProxyStore

@Suite struct FileLockTests {
    @Test func oneAtATime() throws {
        let folder = try StoreFolder()
        let lock = try FileLock(for: folder.file())
        #expect(failure { try FileLock(for: folder.file()) } == .locked)
        #expect(try folder.mode("state.db.lock") == 0o600)
        lock.release()
        lock.release()
        try FileLock(for: folder.file()).release()
        #expect(try folder.names() == ["state.db.lock"])
    }

    @Test func noFolder() throws {
        let folder = try StoreFolder()
        #expect(failure { try FileLock(for: folder.file("none/a")) } == .io)
    }
}
