import Testing

@testable import ProxyDemo

@Suite("StubWire")
struct StubWireTests {
    @Test("Any bytes can be sent, and the connection closed in the middle")
    func bytes() async throws {
        let stub = try await ProviderStub.start { _ in
            .script { wire in
                try await wire.write("no http")
                try await wire.close()
            }
        }
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("GET", "/")
        #expect(await connection.untilEnd() == Array("no http".utf8))
        await stub.stop()
    }

    @Test("The end of the connection is heard of")
    func closed() async throws {
        let (heard, tell) = AsyncStream.makeStream(of: Void.self)
        let stub = try await ProviderStub.start { _ in
            .script { wire in
                await wire.untilClosed()
                tell.yield()
                tell.finish()
            }
        }
        let connection = try await LoopbackConnection(port: stub.port)
        try await connection.send("GET", "/")
        #expect(await stub.receives(1))
        await connection.close()
        var count = 0
        for await _ in heard { count += 1 }
        #expect(count == 1)
        await stub.stop()
    }
}
