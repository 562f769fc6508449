import ProxyManagement
import Testing

@testable import ProxyDemo

@Suite("StubAnswer")
struct StubAnswerTests {
    private static func ask(_ answer: StubAnswer) async throws -> LoopbackAnswer? {
        let stub = try await ProviderStub.start { _ in answer }
        let found = try await LoopbackConnection.ask(port: stub.port, "GET", "/")
        await stub.stop()
        return found
    }

    @Test("Whole, with its length")
    func whole() async throws {
        let answer = try await Self.ask(.whole(status: 418, headers: [("x-a", "b")], "tea"))
        #expect(answer?.status == 418)
        #expect(answer?["x-a"] == "b")
        #expect(answer?["content-length"] == "3")
        #expect(answer?.text == "tea")
    }

    @Test("In pieces, none of which is lost")
    func pieces() async throws {
        let answer = try await Self.ask(.pieces([Array("data: a".utf8), [], Array("\n\n".utf8)]))
        #expect(answer?.isWhole == true)
        #expect(answer?.text == "data: a\n\n")
        #expect(answer?["content-type"] == "text/event-stream")
    }

    @Test("Events with and without names")
    func events() async throws {
        #expect(
            try await Self.ask(.data([["a": 1]], end: "data: [DONE]\n\n"))?.text
                == "data: {\"a\":1}\n\ndata: [DONE]\n\n")
        #expect(try await Self.ask(.named([["type": "x"]]))?.text == "event: x\ndata: {\"type\":\"x\"}\n\n")
        #expect(try await Self.ask(.json(["a": true], status: 201))?.status == 201)
    }
}
