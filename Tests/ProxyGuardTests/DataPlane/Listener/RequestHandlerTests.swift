import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import ProxyDataPlane

@Suite("Request handler")
struct RequestHandlerTests {
    /// Whole, well formed, and answered with 404 since there is no upstream.
    private func request(_ server: EmbeddedServer, more: String = "") -> String {
        let body = Harness.prompt()
        return server.head("/v1/chat/completions", length: body.utf8.count, more: more) + body
    }

    @Test("one request after the other, and many at once, in order")
    func pipeline() throws {
        let server = try EmbeddedServer()
        try server.send(request(server, more: "x-request-id: a\r\n"))
        #expect(try server.answers().map { $0["x-request-id"] } == ["a"])
        try server.send(["b", "c", "d"].map { request(server, more: "x-request-id: \($0)\r\n") }.joined())
        let answers = try server.answers()
        #expect(answers.map { $0["x-request-id"] } == ["b", "c", "d"])
        #expect(answers.map(\.status) == [404, 404, 404])
        #expect(server.isOpen && server.connection.requestCount == 0)
        #expect(server.outcomes.all.map(\.requestID) == ["a", "b", "c", "d"])
        #expect(server.outcomes.all.allSatisfy { !$0.isAborted })
    }

    @Test("many requests at once need no depth")
    func manyAtOnce() throws {
        let server = try EmbeddedServer()
        try server.send(String(repeating: request(server), count: 3000))
        #expect(try server.answers().count == 3000)
        #expect(server.isOpen)
    }

    @Test("a client that wants no more gets the answer and the end; what comes behind it is no request")
    func connectionClose() throws {
        let server = try EmbeddedServer()
        try server.send(request(server, more: "connection: close\r\n") + request(server))
        let answers = try server.answers()
        #expect(answers.map(\.status) == [404] && answers.first?["connection"] == "close")
        #expect(!server.isOpen)
        #expect(server.outcomes.all.count == 1)
    }

    @Test("HTTP/1.0 is answered and closed")
    func oldVersion() throws {
        let server = try EmbeddedServer()
        try server.send(request(server).replacing("HTTP/1.1", with: "HTTP/1.0"))
        #expect(try server.answers().first?.status == 404)
        #expect(!server.isOpen)
    }

    // MARK: Times

    @Test("headers that take too long end the connection without an answer")
    func slowHeaders() throws {
        let server = try EmbeddedServer()
        for part in ["POST /v1/models HT", "TP/1.1\r\n", "host: a\r\n"] {
            try server.send(part)
            server.pass(.seconds(3))
        }
        #expect(server.isOpen)
        server.pass(.seconds(1))
        #expect(!server.isOpen)
        #expect(try server.written().isEmpty && server.outcomes.all.isEmpty)
    }

    @Test("between requests a connection stays open longer; from the first byte the time for headers counts")
    func keepAlive() throws {
        let server = try EmbeddedServer()
        try server.send(request(server))
        server.pass(.seconds(74))
        #expect(server.isOpen)
        try server.send("POST ")
        server.pass(.milliseconds(9999))
        #expect(server.isOpen)
        server.pass(.milliseconds(1))
        #expect(!server.isOpen)

        let idle = try EmbeddedServer()
        try idle.send(request(idle))
        idle.pass(.seconds(75))
        #expect(!idle.isOpen)
    }

    @Test("a body that pauses too long is answered with 408")
    func slowBody() throws {
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/chat/completions", length: 100) + "{")
        for _ in 0..<5 {
            server.pass(.seconds(29))
            try server.send(" ")
        }
        #expect(try server.written().isEmpty)
        server.pass(.seconds(30))
        let answer = try #require(try server.answers().first)
        #expect(answer.status == 408 && answer["connection"] == "close")
        server.pass(.seconds(2))
        #expect(!server.isOpen)
        #expect(server.outcomes.all.map(\.failure) == ["request_timeout"])
    }

    // MARK: Early answers

    @Test("a request that is refused by its head is answered at once, and its body is taken for a while")
    func earlyRefusal() throws {
        let server = try EmbeddedServer()
        let head = server.head("/v1/chat/completions", length: 2_000_000)
            .replacing(server.bearer, with: "pg_wrong")
        try server.send(head)
        let answer = try #require(try server.answers().first)
        #expect(answer.status == 401 && answer["connection"] == "close")
        #expect(server.isOpen)
        try server.send(String(repeating: "x", count: 1_000_000))
        #expect(server.isOpen)
        try server.send(String(repeating: "x", count: 100_000))
        #expect(!server.isOpen)
        #expect(try server.written().isEmpty)
    }

    @Test("the body of a refused request is waited for two seconds and no longer")
    func discardingEnds() throws {
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/nothing", length: 10))
        server.pass(.milliseconds(1999))
        #expect(server.isOpen)
        server.pass(.milliseconds(1))
        #expect(!server.isOpen)
    }

    @Test("a refused request whose body is there ends the connection, whatever follows")
    func discardedWhole() throws {
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/nothing", length: 5) + "abcde" + request(server))
        #expect(try server.answers().map(\.status) == [404])
        #expect(!server.isOpen)
    }

    @Test("a body beyond the limit, told by its length or not")
    func bodyLimit() throws {
        let server = try EmbeddedServer { $0.requestBodyLimit = 1000 }
        try server.send(server.head("/v1/chat/completions", length: 1001))
        #expect(try server.answers().map(\.status) == [413])

        let chunked = try EmbeddedServer { $0.requestBodyLimit = 1000 }
        let head = chunked.head(
            "/v1/chat/completions", more: "content-type: application/json\r\ntransfer-encoding: chunked\r\n")
        try chunked.send(head + "3e8\r\n" + String(repeating: " ", count: 1000) + "\r\n")
        #expect(try chunked.written().isEmpty)
        try chunked.send("1\r\n \r\n")
        #expect(try chunked.answers().map(\.status) == [413])
    }

    @Test("whoever asks whether to go on is told so, or why not")
    func expectation() throws {
        let server = try EmbeddedServer()
        let body = Harness.prompt()
        try server.send(
            server.head("/v1/chat/completions", length: body.utf8.count, more: "expect: 100-continue\r\n"))
        #expect(try server.written().hasPrefix("HTTP/1.1 100 "))
        try server.send(body)
        #expect(try server.answers().map(\.status) == [404])

        let refused = try EmbeddedServer()
        try refused.send(refused.head("/v1/nothing", length: 10, more: "expect: 100-continue\r\n"))
        #expect(try refused.answers().map(\.status) == [404])
    }

    // MARK: What is no request

    @Test("bytes that are no request are answered with 400 and the end, as the first and after others")
    func malformed() throws {
        let server = try EmbeddedServer()
        try server.send("\u{16}\u{3}\u{1}hello\r\n\r\n")
        #expect(try server.answers().map(\.status) == [400])
        #expect(!server.isOpen)

        let later = try EmbeddedServer()
        try later.send(request(later))
        #expect(try later.answers().map(\.status) == [404])
        try later.send("GET / HTTP/1.1 x\r\n\r\n")
        let answers = try later.answers()
        #expect(answers.map(\.status) == [400] && answers.first?["x-request-id"] != nil)
        #expect(!later.isOpen)
        #expect(later.outcomes.all.map(\.status) == [404, 400])

        let behind = try EmbeddedServer()
        try behind.send(request(behind) + "?? ??\r\n\r\n")
        #expect(try behind.answers().map(\.status) == [404, 400])
        #expect(!behind.isOpen && behind.outcomes.all.allSatisfy { !$0.isAborted })
    }

    @Test("headers beyond the limit")
    func headerLimit() throws {
        let server = try EmbeddedServer { $0.headerLimit = 2000 }
        try server.send("GET /v1/models HTTP/1.1\r\nhost: a\r\nx: " + String(repeating: "y", count: 3000) + "\r\n\r\n")
        #expect(try server.answers().map(\.status) == [431])
        #expect(!server.isOpen)
    }

    @Test("a body whose framing breaks is answered with 400; of one that is refused already nothing more is said")
    func brokenChunks() throws {
        let chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n"
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/chat/completions", more: chunked) + "1\r\n{\r\nzz\r\n")
        #expect(try server.answers().map(\.status) == [400])
        #expect(!server.isOpen && server.outcomes.all.count == 1)

        let refused = try EmbeddedServer()
        try refused.send(refused.head("/v1/nothing", more: chunked) + "1\r\n{\r\nzz\r\n")
        #expect(try refused.answers().map(\.status) == [404])
        #expect(!refused.isOpen && refused.outcomes.all.count == 1)
    }

    // MARK: The end

    @Test("a client that leaves in the middle of its body is noted once")
    func leaves() throws {
        let server = try EmbeddedServer()
        try server.send(server.head("/v1/chat/completions", length: 100) + "{")
        #expect(server.context.exchangeCount == 1 && server.connection.requestCount == 1)
        _ = try server.channel.finish(acceptAlreadyClosed: true)
        #expect(server.outcomes.all.map(\.isAborted) == [true])
        #expect(server.context.exchangeCount == 0 && server.connection.requestCount == 0)
    }

    @Test("while the program ends requests are refused and connections close")
    func draining() throws {
        let server = try EmbeddedServer()
        server.context.drain()
        try server.send(request(server))
        let answer = try #require(try server.answers().first)
        #expect(answer.status == 503 && answer["connection"] == "close" && answer["retry-after"] != nil)
        #expect(!server.isOpen)
    }

    // MARK: HTTP/2

    @Test("a stream of HTTP/2 carries one request; its answer has no header of a connection")
    func stream() throws {
        let server = try EmbeddedServer(version: .http2)
        let body = ByteBuffer(string: Harness.prompt())
        let headers: HTTPHeaders = [
            "host": "a", "authorization": "Bearer \(server.bearer)", "content-type": "application/json",
        ]
        let head = HTTPRequestHead(version: .http2, method: .POST, uri: "/v1/chat/completions", headers: headers)
        try server.channel.writeInbound(HTTPServerRequestPart.head(head))
        try server.channel.writeInbound(HTTPServerRequestPart.body(body))
        try server.channel.writeInbound(HTTPServerRequestPart.end(nil))
        guard case .head(let answer)? = try server.channel.readOutbound(as: HTTPServerResponsePart.self) else {
            Issue.record("no head")
            return
        }
        #expect(answer.status == .notFound && answer.version == .http2)
        #expect(!answer.headers.contains(name: "connection"))
        guard case .body? = try server.channel.readOutbound(as: HTTPServerResponsePart.self),
            case .end? = try server.channel.readOutbound(as: HTTPServerResponsePart.self)
        else {
            Issue.record("no body")
            return
        }
        // The codec ends a stream whose two ends were written.
        #expect(server.isOpen && server.connection.requestCount == 0)
    }
}
