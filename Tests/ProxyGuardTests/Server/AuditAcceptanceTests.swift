import Foundation
import ProxyRecords
import ProxyStore
import Testing

@testable import ProxyServer

@Suite struct AuditAcceptanceTests {
    @Test func whatIsAcceptedStartsOnceAndIsOnRecord() async throws {
        let folder = try ServerFolder()
        folder.settings["environment"] = "\"production\""
        let store = folder.path + "/data/state.db"
        let parts = try await folder.parts()
        try await parts.audit.record(AuditEvent(action: "test.one"))
        await parts.close()
        for name in ["", ".head"] {
            try FileManager.default.removeItem(atPath: folder.path + "/data/audit.jsonl" + name)
        }
        await #expect(throws: ServerError.self) { try await folder.parts() }
        #expect(try await AuditAcceptance.accept(store: store))
        #expect(try await !AuditAcceptance.accept(store: store))
        await (try folder.parts()).close()
        // What was accepted: the log had one event, and there was none any more.
        #expect(try await folder.events("audit.accepted").map(\.details) == [["known_event": "1", "found_event": "0"]])
        await (try folder.parts()).close()
        #expect(try await folder.events("audit.accepted").count == 1)
    }

    @Test func noStoreIsMadeWhereThereIsNone() async throws {
        let folder = try ServerFolder()
        let path = folder.path + "/data/mistyped.db"
        let error = await #expect(throws: ServerError.self) { try await AuditAcceptance.accept(store: path) }
        #expect(error?.code == .store && error?.description == "\(path): there is no store")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data").isEmpty)
    }

    @Test func notWhileTheProxyRuns() async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let error = await #expect(throws: ServerError.self) {
            try await AuditAcceptance.accept(store: folder.path + "/data/state.db")
        }
        #expect(error?.code == .store)
        await parts.close()
    }
}
