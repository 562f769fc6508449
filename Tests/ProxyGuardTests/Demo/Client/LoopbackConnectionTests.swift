import Testing

@testable import ProxyDemo

@Suite("LoopbackConnection")
struct LoopbackConnectionTests {
    @Test("Answers that come in pieces, and the end of the connection")
    func pieces() async throws {
        let stub = try await ProviderStub.start { request in
            request.path == "/end"
                ? .script { try await $0.close() } : .pieces("slow".utf8.map { [$0] })
        }
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("GET", "/a")
        #expect(await connection.shows("slow"))
        #expect(await connection.answer()?.text == "slow")
        #expect(connection.received.isEmpty)
        #expect(connection.receivedCount > 4)
        try await connection.send("GET", "/b")
        #expect(await connection.receives { bytes, _ in bytes.starts(with: Array("HTTP/1.1 200".utf8)) })
        #expect(await connection.answer()?.text == "slow")
        try await connection.send("GET", "/end")
        #expect(await connection.shows("anything") == false)
        #expect(await connection.answer() == nil)
        #expect(await connection.receives { bytes, _ in !bytes.isEmpty } == false)
        await stub.stop()
    }

    @Test("Its own headers stand in the place of the usual ones")
    func headers() async throws {
        let stub = try await ProviderStub.start { _ in .whole("") }
        _ = try await LoopbackConnection.ask(port: stub.port, "PUT", "/", [("Host", "other")], [1])
        #expect(stub.requests.first?["host"] == "other")
        #expect(stub.requests.first?["content-length"] == "1")
        await stub.stop()
    }

    @Test("While it does not read, nothing comes")
    func reading() async throws {
        let stub = try await ProviderStub.start()
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.setReading(false)
        try await connection.send("GET", "/v1/models")
        #expect(await stub.receives(1))
        #expect(connection.receivedCount == 0)
        try await connection.setReading(true)
        #expect(await connection.answer()?.status == 200)
        await connection.close()
        await stub.stop()
    }
}
