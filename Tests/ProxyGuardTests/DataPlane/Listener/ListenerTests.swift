import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import ProxyConfiguration
import ProxyLimits
import ProxyTokens
import Rules
import Testing

@testable import ProxyDataPlane

@Suite("Listener", .timeLimit(.minutes(15)))
struct ListenerTests {
    private func headers(_ harness: Harness, _ more: HTTPHeaders = [:]) -> HTTPHeaders {
        var headers: HTTPHeaders = [
            "host": "proxy.test", "authorization": "Bearer \(harness.bearer)", "content-type": "application/json",
        ]
        for (name, value) in more { headers.replaceOrAdd(name: name, value: value) }
        return headers
    }

    @Test("HTTP/2 over TLS: many requests at once on one connection, events, refusals")
    func http2() async throws {
        let files = try TestCertificate()
        let events = "data: {\"a\":1}\n\ndata: [DONE]\n\n"
        let gate = Signal()
        try await Harness.with(
            {
                $0.plan.tls = try ServerTLSTests.context(files)
                $0.plan.headers = SecurityHeaders(hstsAge: 5)
            },
            script: { request in
                request.text.contains("stream")
                    ? [.streamHead, .chunk(String(events.prefix(9))), .chunk(String(events.dropFirst(9))), .lastChunk]
                    : [.wait(gate), .answer(#"{"ok":true}"#)]
            }
        ).run { harness async throws in
            let client = try await HTTP2Client.connect(
                to: harness.port, group: harness.group, trusting: files.certificate)
            // The slow one is asked first and answered last.
            async let slow = client.ask(headers: headers(harness), body: Harness.prompt())
            let stream = try await client.ask(headers: headers(harness), body: Harness.prompt("stream"))
            #expect(stream.status == 200 && stream.body == events && stream.isWhole)
            #expect(stream.headers["strict-transport-security"].count == 1)
            #expect(stream.headers["connection"].isEmpty)
            let refused = try await client.ask(
                headers: headers(harness, ["authorization": "Bearer pg_no"]), body: Harness.prompt())
            #expect(refused.status == 401 && refused.isWhole && refused.body.contains("invalid_api_key"))
            #expect(try await client.ask(.GET, "/v1/nothing", headers: headers(harness), body: nil).status == 404)
            _ = try await harness.provider.requests.wait(for: 2)
            gate.fire()
            let answer = try await slow
            #expect(answer.status == 200 && answer.body == #"{"ok":true}"# && answer.isWhole)
            let outcomes = try await harness.outcomes.wait(for: 4)
            #expect(outcomes.allSatisfy { !$0.isAborted })
            client.close()
        }
    }

    @Test("over HTTP/2 a stream that cannot be whole is reset, and the connection goes on")
    func reset() async throws {
        let files = try TestCertificate()
        try await Harness.with(
            { $0.plan.tls = try ServerTLSTests.context(files) },
            script: { request in
                request.head.uri.hasSuffix("speech")
                    ? [
                        .text(
                            "HTTP/1.1 200 OK\r\ncontent-type: audio/mpeg\r\ncontent-length: 100\r\n\r\n\u{1}\u{2}abc"),
                        .close,
                    ]
                    : [.answer("{}")]
            }
        ).run { harness async throws in
            let client = try await HTTP2Client.connect(
                to: harness.port, group: harness.group, trusting: files.certificate)
            let body = #"{"model":"tts-1","input":"Hi","voice":"alloy"}"#
            let half = try await client.ask(.POST, "/v1/audio/speech", headers: headers(harness), body: body)
            #expect(!half.isWhole)
            #expect(try await client.ask(headers: headers(harness), body: Harness.prompt()).isWhole)
            client.close()
        }
    }

    /// ATK-12, ATK-13
    @Test("over HTTP/2 hosts that differ, or are none, are refused with an answer, and no upstream is asked")
    func hosts() async throws {
        let files = try TestCertificate()
        try await Harness.with({ $0.plan.tls = try ServerTLSTests.context(files) }).run { harness async throws in
            let client = try await HTTP2Client.connect(
                to: harness.port, group: harness.group, trusting: files.certificate)
            func ask(_ hosts: [(String, String)]) async throws -> (status: String, text: String)? {
                let fields =
                    [(":method", "POST"), (":scheme", "https"), (":path", "/v1/chat/completions")]
                    + hosts.filter { $0.0 == ":authority" }
                    + [("content-type", "application/json"), ("authorization", "Bearer \(harness.bearer)")]
                    + hosts.filter { $0.0 != ":authority" }
                return try await client.ask(fields: fields, body: Harness.prompt())
            }
            let refused: [[(String, String)]] = [
                [(":authority", "proxy.test"), ("host", "evil.test")],
                [(":authority", "evil.test"), ("host", "proxy.test")],
                [(":authority", "proxy.test"), ("host", "proxy.test:1")],
                [(":authority", "proxy.test"), ("host", "proxy.test"), ("host", "proxy.test")],
                [("host", "proxy.test"), ("host", "evil.test")],
                [(":authority", "a@b")], [(":authority", "x/health?")], [(":authority", "")],
                [(":authority", "proxy.test"), ("host", "a@b")], [("host", "a@b")], [],
            ]
            for hosts in refused {
                let answer = try await ask(hosts)
                #expect(answer?.status == "400", "\(hosts)")
                #expect(answer?.text.contains("malformed_request") == true, "\(hosts)")
            }
            #expect(harness.provider.requests.all.isEmpty)
            let served: [[(String, String)]] = [
                [(":authority", "proxy.test")], [(":authority", "proxy.test"), ("host", "PROXY.test")],
                [("host", "proxy.test")],
            ]
            for hosts in served { #expect(try await ask(hosts)?.status == "200", "\(hosts)") }
            #expect(harness.provider.requests.all.count == served.count)
            client.close()
        }
    }

    @Test("HTTP/1.1 over TLS, and nothing without TLS where it is spoken")
    func http1() async throws {
        let files = try TestCertificate()
        try await Harness.with({ $0.plan.tls = try ServerTLSTests.context(files) }).run { harness async throws in
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .file(files.certificate)
            let tls = try NIOSSLContext(configuration: configuration)
            let client = try await RawClient.connect(to: harness.port, group: harness.group, tls: tls)
            client.send(harness.request())
            #expect(try await client.answer()?.status == 200)
            let plain = try await harness.connect()
            plain.send(harness.request())
            #expect(try await plain.answer() == nil)
            #expect(harness.provider.requests.all.count == 1)
        }
    }

    @Test("a handshake that does not end in time ends the connection")
    func slowHandshake() async throws {
        let files = try TestCertificate()
        try await Harness.with({
            $0.plan.tls = try ServerTLSTests.context(files)
            $0.plan.timeouts.header = .milliseconds(50)
        }).run { harness async throws in
            let client = try await harness.connect()
            #expect(try await client.receivedToEnd().isEmpty)
        }
    }

    @Test("connections beyond what an address may have are closed without an answer, until one ends")
    func connections() async throws {
        try await Harness.with({
            $0.services.connections = ConnectionCounter(limit: 10, limitPerAddress: 2)
        }).run { harness async throws in
            let (one, two) = (try await harness.connect(), try await harness.connect())
            for client in [one, two] {
                client.send(harness.request())
                #expect(try await client.answer()?.status == 200)
            }
            let three = try await harness.connect()
            three.send(harness.request())
            #expect(try await three.answer() == nil)
            one.send(harness.request(headers: ["connection: close"]))
            #expect(try await one.answer()?.status == 200)
            _ = try await one.receivedToEnd()
            // The end of the other side may be counted a moment later.
            var status: Int?
            while status == nil { status = try await harness.ask(harness.request())?.status }
            #expect(status == 200)
        }
    }

    @Test("a socket in the file system, also where an old one lies")
    func socketFile() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString.prefix(8)).sock"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let plan = DataPlan(guards: try Harness.guards())
        for _ in 0..<2 {
            let plane = try await DataPlane.start(
                at: .socket(path), plan: plan,
                identities: IdentityTable(version: 1, identities: [:], hasher: Harness.hasher),
                services: Harness.services(Journal()), group: group)
            #expect(plane.port == nil)
            let heard = Journal<String>()
            let client = try await ClientBootstrap(group: group)
                .channelInitializer { $0.pipeline.addHandler(Reading(heard)) }
                .connect(unixDomainSocketPath: path).get()
            try await client.writeAndFlush(ByteBuffer(string: "GET /v1/x HTTP/1.1\r\nhost: a\r\n\r\n"))
            #expect(try await heard.wait(for: 1)[0].hasPrefix("HTTP/1.1 404 "))
            try? await client.close()
            _ = try await plane.drain(within: .zero)
        }
        try? await group.shutdownGracefully()
    }

    private final class Reading: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let heard: Journal<String>
        init(_ heard: Journal<String>) { self.heard = heard }
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard.append(String(buffer: Self.unwrapInboundIn(data)))
        }
    }

    @Test("an address that is taken cannot be listened at")
    func taken() async throws {
        try await Harness.run { harness async throws in
            await #expect(throws: (any Error).self) {
                try await DataPlane.start(
                    at: .port(harness.port, host: "127.0.0.1"), plan: harness.plan,
                    identities: IdentityTable(version: 1, identities: [:], hasher: Harness.hasher),
                    services: harness.services, group: harness.group)
            }
        }
    }
}
