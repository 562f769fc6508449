import Testing

@testable import ProxyStore

@Suite struct StoreContainmentTests {
    @Test func itOutlivesTheProgramUntilItIsEnded() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        #expect(try await store.containment() == nil)
        try await store.setContainment(.lockdown)
        try store.close()
        let again = try folder.open()
        #expect(try await again.containment() == .lockdown)
        try await again.setContainment(.panic)
        #expect(try await again.containment() == .panic)
        try await again.setContainment(nil)
        #expect(try await again.containment() == nil)
        // What another version wrote is no reason to serve.
        try await again.setSetting(Store.containmentName, to: "quarantine")
        #expect(try await again.containment() == .panic)
        try again.close()
    }

    @Test func aRestoreDoesNotEndIt() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        try await store.setSetting("audit.anchor", to: "old")
        _ = try await store.backup(to: folder.file("backup.db"))
        try await store.setContainment(.panic)
        try await store.setSetting("audit.anchor", to: "new")
        try store.close()
        _ = try Store.restore(from: folder.file("backup.db"), to: folder.file(), options: folder.options())
        let again = try folder.open()
        #expect(try await again.containment() == .panic)
        #expect(try await again.setting("audit.anchor") == "new")
        try again.close()
    }
}
