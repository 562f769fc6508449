import Foundation
import ProxyConfiguration
import ProxyLimits
import ProxyRecords
import ProxyRoutes
import ProxyStore
import Rules
import Testing

@testable import ProxyServer

@Suite struct ServerPartsTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    // MARK: Opening and closing

    @Test func everythingOpensClosesAndOpensAgain() async throws {
        for _ in 0..<2 {
            let parts = try await folder.parts()
            #expect(parts.auditFile == folder.path + "/data/audit.jsonl")
            #expect(parts.audit.state == .writing)
            await parts.close()
        }
    }

    @Test func twoProgramsCannotHaveOneStore() async throws {
        let parts = try await folder.parts()
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .store)
        await parts.close()
    }

    @Test func anAuditLogThatCannotBeOpenedClosesTheStoreAgain() async throws {
        let file = folder.settings["audit.file"]
        folder.settings["audit.file"] = "\"/none/audit.jsonl\""
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .audit)
        #expect(error.map { !$0.description.contains("\n") } ?? false)
        folder.settings["audit.file"] = file
        await (try folder.parts()).close()
    }

    @Test func aLogThatCannotBeOpenedIsTold() async throws {
        folder.settings["logging.file"] = "\"/none/log\""
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .logging)
    }

    @Test func otherStoresAreRefused() async throws {
        folder.settings["store.address"] = "\"postgres://db.example.com/x\""
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .store)
    }

    @Test func whatWasUsedIsWrittenAtTheEnd() async throws {
        let parts = try await folder.parts()
        let family = RecordID.token.generate()
        parts.usage.add(.admitted(family: family))
        await parts.close()
        let store = try Store(path: folder.path + "/data/state.db")
        #expect(try await store.requestTotals() == [family: 1])
        try store.close()
    }

    @Test func useThatCannotBeWrittenAtTheEndIsTold() async throws {
        let parts = try await folder.parts()
        parts.usage.add(.admitted(family: RecordID.token.generate()))
        try parts.store.close()
        await parts.close()
        #expect(try folder.read("data/log").contains("use that was not stored yet is lost"))
    }

    // MARK: Encryption

    @Test func aWrongEncryptionKeyIsToldAtTheStart() async throws {
        await (try folder.parts()).close()
        try folder.write("secrets/encryption", ServerFolder.key(2))
        let error = await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(error?.code == .encryption)
        #expect(error?.description.hasPrefix("encryption.key: ") ?? false)
        #expect(error.map { !$0.description.contains(ServerFolder.key(2)) } ?? false)
        // Nothing was left open, and nothing was taken over.
        try folder.write("secrets/encryption", ServerFolder.key(1))
        await (try folder.parts()).close()
    }

    @Test func aMissingEncryptionKeyIsTold() async throws {
        await (try folder.parts()).close()
        let key = folder.settings.removeValue(forKey: "encryption.key")
        await #expect(
            throws: ServerError(
                .encryption, "encryption.key is not set, and the store has what was encrypted with one")
        ) { try await folder.parts() }
        folder.settings["encryption.key"] = key
        await (try folder.parts()).close()
    }

    @Test func aNewKeyBesideTheOldOneTakesItsPlace() async throws {
        await (try folder.parts()).close()
        folder.settings["encryption.previous_keys"] =
            "[\"${file:\(try folder.write("secrets/old", ServerFolder.key(1)))}\"]"
        try folder.write("secrets/encryption", ServerFolder.key(2))
        await (try folder.parts()).close()
        // From now on the old one alone is a wrong one.
        folder.settings["encryption.previous_keys"] = nil
        await (try folder.parts()).close()
        try folder.write("secrets/encryption", ServerFolder.key(1))
        await #expect(throws: ServerError.self) { try await folder.parts() }
    }

    // MARK: What settings make of them

    @Test func connectionsAreCountedUpToTheirLimits() async throws {
        folder.settings["limits.connections"] = "3"
        folder.settings["limits.connections_per_ip"] = "2"
        let parts = try await folder.parts()
        let one = try #require(AddressKey([192, 0, 2, 1]))
        let other = try #require(AddressKey([192, 0, 2, 2]))
        #expect([one, one, one, other, other].map { parts.connections.open($0) } == [true, true, false, true, false])
        await parts.close()
    }

    @Test func budgetsGoOnWhereTheyWere() async throws {
        let family = RecordID.token.generate()
        let parts = try await folder.parts()
        for _ in 0..<3 { parts.usage.add(.admitted(family: family)) }
        await parts.close()
        let again = try await folder.parts()
        let claim = Claim(
            token: Claim.Party(LimitKey(family), LimitPolicy(totalRequests: 4)), dayIndex: 20_000)
        let now = UInt64.max / 2
        let outcomes = (0..<2).map { _ in
            if case .admitted = again.limiter.admit(claim, now: now) { true } else { false }
        }
        #expect(outcomes == [true, false])
        await again.close()
    }

    @Test func knownSecretsAreMaskedEvenWhereShapesAreNot() async throws {
        folder.settings["logging.mask"] = "false"
        let parts = try await folder.parts()
        parts.log.log(.notice, "\(ServerFolder.providerKey) and \(ServerFolder.key(1))")
        parts.log.flush()
        let log = try folder.read("data/log")
        #expect(!log.contains(ServerFolder.providerKey))
        #expect(!log.contains(ServerFolder.key(1)))
        #expect(log.contains(" and "))
        await parts.close()
    }
}

@Suite struct ServingConditionTests {
    private func withFailingAudit(_ mode: String, _ body: (ServingCondition) -> Void) async throws {
        let folder = try ServerFolder()
        folder.settings["audit.on_failure"] = "\"\(mode)\""
        folder.settings["audit.rotation_size"] = "\"1MiB\""
        let parts = try await folder.parts()
        parts.condition.isStarted = true
        try await parts.breakAudit()
        #expect(parts.audit.state != .writing)
        body(parts.condition)
        await parts.close()
    }

    @Test func withoutARecordNothingIsServed() async throws {
        try await withFailingAudit("closed") { condition in
            #expect(condition.obstacle == .auditUnavailable)
            #expect(!condition.isReady)
        }
    }

    @Test func whereThatIsSetRequestsAreServedWithoutARecord() async throws {
        try await withFailingAudit("open") { condition in
            #expect(condition.obstacle == nil)
            #expect(condition.isReady)
        }
    }

    @Test func inAnEmergencyNothingIsServed() async throws {
        let parts = try await ServerFolder().parts()
        let condition = parts.condition
        #expect(condition.obstacle == nil)
        #expect(!condition.isReady)
        condition.isStarted = true
        #expect(condition.isReady)
        condition.isLocked = true
        #expect(condition.obstacle == .lockedDown)
        #expect(!condition.isReady)
        condition.isLocked = false
        #expect(condition.isReady)
        await parts.close()
    }
}
