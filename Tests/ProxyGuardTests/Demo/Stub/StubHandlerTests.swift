import Testing

@testable import ProxyDemo

@Suite("StubHandler")
struct StubHandlerTests {
    @Test("Requests of one connection, one after the other, bodies in any framing")
    func requests() async throws {
        let stub = try await ProviderStub.start { .whole("\($0.body.count)") }
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("POST", "/a", [("X-Name", "v")], [1, 2, 3])
        #expect(await connection.answer()?.text == "3")
        try await connection.send(
            "POST /b HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
        #expect(await connection.answer()?.text == "3")
        #expect(stub.requests.map(\.target) == ["/a", "/b"])
        #expect(stub.requests[0]["x-name"] == "v")
        #expect(stub.requests[1].text == "abc")
        #expect(stub.connectionCount == 1)
        await connection.close()
        await stub.stop()
    }

    @Test("What is no request ends the connection")
    func garbage() async throws {
        let stub = try await ProviderStub.start()
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("\u{1}\u{2}\r\n\r\n")
        #expect(await connection.untilEnd().isEmpty)
        #expect(stub.requests.isEmpty)
        await stub.stop()
    }
}
