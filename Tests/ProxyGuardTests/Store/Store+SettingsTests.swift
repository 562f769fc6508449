import Testing

@testable import ProxyStore

@Suite struct StoreSettingsTests {
    @Test func values() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        #expect(try await store.setting("key.check") == nil)
        for text in hostileTexts + [""] {
            try await store.setSetting("key.check", to: text)
            #expect(try await store.setting("key.check") == text)
        }
        try await store.setSetting("key.check", to: nil)
        #expect(try await store.setting("key.check") == nil)
        #expect(await code { try await store.setSetting("a'b", to: "c") } == .invalid)
        #expect(await code { try await store.setting("") } == .invalid)
        let long = String(repeating: "a", count: 65_537)
        #expect(await code { try await store.setSetting("a", to: long) } == .invalid)
        try store.close()
    }
}
