import Foundation
import ProxyRecords
import ProxyStore
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

@Suite struct AuditOpenerTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private var file: String { folder.path + "/data/audit.jsonl" }

    private func removeLog() throws {
        for name in ["", ".head"] { try FileManager.default.removeItem(atPath: file + name) }
    }

    @Test func theHeadIsSignedWithWhatTheEncryptionKeyGives() async throws {
        await (try folder.parts()).close()
        let keys = try #require(try folder.secrets().keyRing).auditKeys
        guard case .intact(let extent) = try AuditVerifier.verify(file, keys: keys) else {
            Issue.record("not intact")
            return
        }
        #expect(extent.isAuthenticated)
        guard case .broken = try AuditVerifier.verify(file) else {
            Issue.record("intact without its key")
            return
        }
    }

    @Test func anotherEncryptionKeyTakesTheLogOver() async throws {
        await (try folder.parts()).close()
        try folder.write("secrets/previous", ServerFolder.key(1))
        try folder.write("secrets/encryption", ServerFolder.key(2))
        folder.settings["encryption.previous_keys"] = "[\"${file:\(folder.path)/secrets/previous}\"]"
        await (try folder.parts()).close()
        folder.settings["encryption.previous_keys"] = nil
        await (try folder.parts()).close()
        let keys = try #require(try folder.secrets().keyRing).auditKeys
        guard case .intact = try AuditVerifier.verify(file, keys: keys) else {
            Issue.record("not intact")
            return
        }
    }

    @Test func aLogThatWasDeletedIsRefusedInProductionAndToldElsewhere() async throws {
        let parts = try await folder.parts()
        try await parts.audit.record(AuditEvent(action: "test.one"))
        await parts.close()
        try removeLog()
        folder.settings["environment"] = "\"production\""
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .audit)
        #expect(error?.description.contains("proxyguard audit accept --yes") ?? false)
        #expect(error.map { !$0.description.contains("\n") } ?? false)
        #expect(!FileManager.default.fileExists(atPath: file))

        folder.settings["environment"] = "\"development\""
        await (try folder.parts()).close()
        #expect(try folder.read("data/log").contains("audit log: the store knows of event"))
        #expect(try await folder.events("audit.doubted").map(\.outcome) == [.failure])
        // It goes on from there.
        folder.settings["environment"] = "\"production\""
        await (try folder.parts()).close()
        #expect(try await folder.events("audit.doubted").count == 1)
    }

    @Test func anEndWithoutGoodbyeIsNoReasonForDoubt() async throws {
        let parts = try await folder.parts()
        let anchor = try await parts.store.setting(AnchorWriter.setting)
        for _ in 0..<20 { try await parts.audit.record(AuditEvent(action: "test.one")) }
        await parts.close()
        // As when the program was killed before it was kept.
        let store = try Store(path: folder.path + "/data/state.db")
        try await store.setSetting(AnchorWriter.setting, to: anchor)
        try store.close()
        folder.settings["environment"] = "\"production\""
        await (try folder.parts()).close()
        #expect(try await folder.events("audit.doubted").isEmpty)
    }
}
