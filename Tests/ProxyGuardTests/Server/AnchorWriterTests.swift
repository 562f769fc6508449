import ProxyRecords
import ProxyStore
import Testing

@testable import ProxyServer

@Suite struct AnchorWriterTests {
    @Test func theStoreKnowsHowFarTheRecordGoes() async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let writer = AnchorWriter(audit: parts.audit, store: parts.store)
        try await parts.audit.record(AuditEvent(action: "test.one"))
        let first = try #require(try await writer.write())
        #expect(try await parts.store.setting(AnchorWriter.setting) == first.text)
        // What is there is not written again, what goes on is.
        try await parts.store.setSetting(AnchorWriter.setting, to: "other")
        #expect(try await writer.write(unless: first) == first)
        #expect(try await parts.store.setting(AnchorWriter.setting) == "other")
        try await parts.audit.record(AuditEvent(action: "test.two"))
        let second = try #require(try await writer.write(unless: first))
        #expect(second.sequence > first.sequence)
        #expect(try await parts.store.setting(AnchorWriter.setting) == second.text)
        await parts.close()
    }

    @Test(.timeLimit(.minutes(15))) func aFailureIsToldOnceAndTriedAgainWithTheNextEvent() async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let path = folder.path + "/other.db"
        let store = try Store(path: path, options: StoreOptions(busyTimeout: 0.01))
        let (told, continuation) = AsyncStream.makeStream(of: StoreError?.self)
        var states = told.makeAsyncIterator()
        let lock = try HeldStore(path: path)
        let task = Task { await AnchorWriter(audit: parts.audit, store: store).run { continuation.yield($0) } }
        try await parts.audit.record(AuditEvent(action: "test.one"))
        #expect(await states.next()??.code == .busy)
        // Still failing: nothing more is told of it.
        try await parts.audit.record(AuditEvent(action: "test.two"))
        try lock.release()
        try await parts.audit.record(AuditEvent(action: "test.three"))
        #expect(await states.next() == .some(nil))
        let text = try #require(parts.audit.anchor?.text)
        while try await store.setting(AnchorWriter.setting) != text { await Task.yield() }
        task.cancel()
        await task.value
        try store.close()
        await parts.close()
    }

    @Test(.timeLimit(.minutes(15))) func whatGoesOnIsKeptSoonAfter() async throws {
        let folder = try ServerFolder()
        let parts = try await folder.parts()
        let task = Task {
            await AnchorWriter(audit: parts.audit, store: parts.store).run { error in Issue.record("\(error as Any)") }
        }
        for number in 1...2 {
            try await parts.audit.record(AuditEvent(action: "test.\(number)"))
            let text = try #require(parts.audit.anchor?.text)
            while try await parts.store.setting(AnchorWriter.setting) != text { await Task.yield() }
        }
        task.cancel()
        await task.value
        await parts.close()
    }
}
