import NIOCore
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

/// What an upstream sends that belongs to no request must never be the answer to one.
@Suite("Answer's framing", .timeLimit(.minutes(15)))
struct AnswerFramingTests {
    private static let good = #"{"good":true}"#
    private static let evil =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n{\"evil\":true}"

    /// The first answer as it is written, then a second request, which has to come on another connection.
    private func secondIsClean(_ first: String, _ status: Int = 200) async throws {
        try await Harness.with(script: { request in
            request.connection == 0 && !request.text.contains("second") ? [.text(first)] : [.answer(Self.good)]
        }).run { harness async throws in
            let client = try await harness.connect()
            client.send(harness.request())
            #expect(try await client.answer()?.status == status, "\(first)")
            try await #require(harness.provider.closed(0)).wait()
            client.send(harness.request(body: Harness.prompt("second")))
            #expect(try await client.answer()?.text == Self.good, "\(first)")
            #expect(harness.provider.requests.all.map(\.connection) == [0, 1])
        }
    }

    private static let plain = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
    private static let chunked =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"

    @Test("bytes behind an answer close its connection", arguments: [plain, chunked])
    func leftOver(answer: String) async throws {
        for rest in [
            Self.evil, String(Self.evil.prefix(30)), "H", "HTTP/1.1 200 OK\r\n", "garbage\r\n\r\n", "0\r\n\r\n",
        ] {
            try await secondIsClean(answer + rest)
        }
    }

    @Test("an answer without a body has none")
    func noBody() async throws {
        try await secondIsClean("HTTP/1.1 204 No Content\r\n\r\n{}", 204)
        try await secondIsClean("HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}", 204)
        try await secondIsClean("HTTP/1.1 304 Not Modified\r\ncontent-length: 2\r\n\r\n{}", 502)
    }

    @Test("an answer whose length two readers see differently is none")
    func framing() async throws {
        for headers in [
            "content-length: 2\r\ntransfer-encoding: chunked", "transfer-encoding: chunked\r\ncontent-length: 2",
            "content-length: 2\r\ncontent-length: 3", "content-length: -2", "content-length: 2, 3",
            "transfer-encoding: chunked\r\ntransfer-encoding: chunked",
        ] {
            try await secondIsClean("HTTP/1.1 200 OK\r\n\(headers)\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 502)
        }
    }

    @Test("bytes that come while nothing is asked close the connection", arguments: ["H", "\r\n", evil])
    func idle(bytes: String) async throws {
        let answered = Signal()
        try await Harness.with(script: { request in
            request.connection == 0 ? [.answer("{}"), .wait(answered), .text(bytes)] : [.answer(Self.good)]
        }).run { harness async throws in
            #expect(try await harness.ask(harness.request())?.text == "{}")
            answered.fire()
            try await #require(harness.provider.closed(0)).wait()
            #expect(try await harness.ask(harness.request())?.text == Self.good)
            #expect(harness.provider.requests.all.map(\.connection) == [0, 1])
        }
    }

    @Test("a connection whose answers end as they should is used again")
    func clean() async throws {
        let answers = [Self.plain, Self.chunked, "HTTP/1.1 204 No Content\r\n\r\n", Self.plain]
        try await Harness.with(script: { request in
            let index = Int(request.head.headers.first(name: "openai-beta") ?? "") ?? 0
            return [.text(answers[index])]
        }).run { harness async throws in
            for index in answers.indices {
                #expect(try await harness.ask(harness.request(headers: ["openai-beta: \(index)"]))?.status ?? 0 < 300)
            }
            #expect(harness.provider.connectionCount == 1)
        }
    }

    @Test("an upstream may say a few times that it goes on")
    func interim() async throws {
        let goOn = "HTTP/1.1 100 Continue\r\n\r\n"
        let hints = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
        try await Harness.with(script: { request in
            let count = Int(request.head.headers.first(name: "openai-beta") ?? "") ?? 0
            return [
                .text(String(repeating: goOn, count: count / 2) + String(repeating: hints, count: count - count / 2)),
                .answer(Self.good),
            ]
        }).run { harness async throws in
            for (count, status) in [(0, 200), (1, 200), (8, 200), (9, 502), (1000, 502)] {
                let answer = try await harness.ask(harness.request(headers: ["openai-beta: \(count)"]))
                #expect(answer?.status == status, "\(count)")
                #expect(answer?["link"] == nil)
            }
        }
        try await secondIsClean(
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n" + Self.evil, 502)
    }
}
