import ProxyManagement
import Testing

@testable import ProxyDemo

@Suite("ProviderStub")
struct ProviderStubTests {
    private static func chat(_ stub: ProviderStub, _ model: String) async throws -> LoopbackAnswer? {
        try await LoopbackConnection.ask(
            port: stub.port, "POST", "/v1/chat/completions", [], Array("{\"model\":\"\(model)\"}".utf8))
    }

    @Test("Some models have a meaning")
    func models() async throws {
        let stub = try await ProviderStub.start()
        #expect(try await Self.chat(stub, "stub-busy-a")?.status == 429)
        #expect(try await Self.chat(stub, "stub-busy-a")?.status == 200)
        #expect(try await Self.chat(stub, "stub-busy-b")?["retry-after"] == "0.02")
        #expect(try await Self.chat(stub, "stub-error")?.status == 500)
        #expect(try await Self.chat(stub, "stub-1")?.status == 200)
        let figures = try await LoopbackConnection.ask(port: stub.port, "GET", "/stub/figures")
        #expect(figures?.text == "{\"requests\":5,\"cut\":0}")
        await stub.stop()
        #expect(stub.port == 0)
    }

    @Test("Who waits for requests hears of them")
    func waiting() async throws {
        let stub = try await ProviderStub.start()
        async let both = stub.receives(2)
        _ = try await Self.chat(stub, "stub-1")
        _ = try await Self.chat(stub, "stub-1")
        #expect(await both)
        #expect(await stub.receives(1))
        await stub.stop()
    }

    @Test("An answer that nobody waits for is counted")
    func cut() async throws {
        let stub = try await ProviderStub.start()
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("POST", "/v1/chat/completions", [], Array("{\"model\":\"stub-endless\"}".utf8))
        #expect(await connection.shows("word"))
        await connection.close()
        let end = ContinuousClock.now + .seconds(30)
        while stub.cutCount == 0, ContinuousClock.now < end { await Task.yield() }
        #expect(stub.cutCount == 1)
        await stub.stop()
    }
}
