import Foundation
import ProxyDemo
import Testing

/// Bytes, sizes and times that are not as they should be.
@Suite("Protocol", .timeLimit(.minutes(15)))
struct ProtocolTests {
    static func status(_ text: String) -> Int? {
        text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) }
    }

    @Test("ATK-61: an upload is not read before its token, and its boundary has a length")
    func multipart() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let dashes = [UInt8](repeating: UInt8(ascii: "-"), count: 9 << 20)
            let type = ("content-type", "multipart/form-data; boundary=----x")
            let unknown = try await LoopbackConnection.ask(
                port: proxy.ports[0], "POST", "/v1/audio/transcriptions", [type, ("authorization", "Bearer x")],
                Array(dashes.prefix(1 << 19)))
            #expect(unknown?.status == 401)
            for boundary in [String(repeating: "a", count: 71), "", "a b\u{1}", "\"\""] {
                let answer = try await proxy.ask(
                    "POST", "/v1/audio/transcriptions", token: token,
                    [("content-type", "multipart/form-data; boundary=\(boundary)")], "--a--")
                #expect([400, 415].contains(answer.status), "\(boundary): \(answer.status)")
            }
            let parts = String(
                repeating: "------x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\nb\r\n", count: 10_000)
            for body in [dashes, Array((parts + "------x--\r\n").utf8)] {
                let answer = try await LoopbackConnection.ask(
                    port: proxy.ports[0], "POST", "/v1/audio/transcriptions",
                    [type, ("authorization", "Bearer " + token)], body)
                #expect(answer?.status == 400)
            }
            #expect(proxy.stub.requests.isEmpty)
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test("ATK-62: a body may have its size and no more, however it is framed")
    func sizes() async throws {
        try await RunningProxy.run(Settings(["limits.request_body": "\"64KiB\""])) { proxy in
            let token = try await proxy.makeToken().value
            let head = "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n"
            let auth = "authorization: Bearer \(token)\r\n"
            let huge = try await proxy.connect()
            try await huge.send(head + auth + "content-length: 104857600\r\n\r\n")
            #expect(await huge.answer()?.status == 413)
            let unknown = try await proxy.connect()
            try await unknown.send(head + "authorization: Bearer nobody\r\ncontent-length: 104857600\r\n\r\n")
            #expect(await unknown.answer()?.status == 401)
            let chunked = try await proxy.connect()
            try await chunked.send(head + auth + "transfer-encoding: chunked\r\n\r\n")
            let chunk = Array("1000\r\n".utf8) + [UInt8](repeating: 0x20, count: 4096) + [13, 10]
            for _ in 0..<40 { try? await chunked.send(chunk) }
            #expect(await chunked.answer()?.status == 413)
            for connection in [huge, unknown, chunked] { await connection.close() }
            let body = RunningProxy.chatBody(String(repeating: "a", count: 60 << 10))
            #expect(try await proxy.ask("POST", "/v1/chat/completions", token: token, [], body).status == 200)
            #expect(proxy.stub.requests.count == 1)
        }
    }

    @Test("ATK-62: framing that two readers could read differently ends the connection")
    func smuggling() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let auth = "authorization: Bearer \(token)\r\ncontent-type: application/json\r\n"
            let start = "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\n\(auth)"
            let body = RunningProxy.chatBody()
            let inner = "GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(token)\r\n\r\n"
            let forms = [
                "content-length: \(body.utf8.count)\r\ntransfer-encoding: chunked\r\n\r\n\(body)",
                "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n",
                "transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "transfer-encoding: identity, chunked\r\n\r\n0\r\n\r\n",
                "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
                "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                "transfer-encoding : chunked\r\n\r\n0\r\n\r\n",
                "transfer-encoding:\u{B}chunked\r\n\r\n0\r\n\r\n",
                "x: a\r\n transfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                "x: a\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                "content-length: \(body.utf8.count)\r\ncontent-length: 0\r\n\r\n\(body)",
                "content-length: \(body.utf8.count), \(body.utf8.count)\r\n\r\n\(body)",
                "content-length: -1\r\n\r\n\(body)", "content-length: +5\r\n\r\n\(body)",
                "content-length: 0x10\r\n\r\n\(body)", "content-length: 1 2\r\n\r\n\(body)",
                "content-length: 99999999999999999999\r\n\r\n\(body)", "content-length: \r\n\r\n\(body)",
                "transfer-encoding: chunked\r\n\r\nZZ\r\n\(body)\r\n0\r\n\r\n",
                "transfer-encoding: chunked\r\n\r\n-5\r\n\(body)\r\n0\r\n\r\n",
                "transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\(body)\r\n0\r\n\r\n",
                "x\u{0}: a\r\n\r\n", "x y: a\r\n\r\n", ": a\r\n\r\n",
                "connection: authorization\r\ncontent-length: 0\r\n\r\n",
            ]
            for form in forms {
                let answer = try await proxy.raw(start + form + inner)
                // The end of the connection is what `raw` waits for. Bytes that are no HTTP may be answered by that alone.
                let status = Self.status(answer)
                #expect(status == nil || [400, 413, 501].contains(status ?? 0), "\(form.debugDescription): \(answer)")
                #expect(!answer.dropFirst(12).contains("HTTP/1.1 200"), "\(form.debugDescription)")
            }
            let bare = try await proxy.raw("POST /v1/chat/completions HTTP/1.1\nhost: a\ncontent-length: 0\n\n" + inner)
            #expect(!bare.contains("HTTP/1.1 200"), "\(bare)")
            #expect(proxy.stub.requests.isEmpty, "\(proxy.stub.requests.map(\.whole))")
        }
    }

    @Test("ATK-63: who is slow is left, and others are served meanwhile")
    func slowClients() async throws {
        let settings = Settings([
            "timeouts.header": "\"3s\"", "timeouts.body_idle": "\"3s\"", "timeouts.write_idle": "\"3s\"",
            "timeouts.keep_alive": "\"3s\"",
        ])
        try await RunningProxy.run(settings) { proxy in
            let token = try await proxy.makeToken().value
            let silent = try await proxy.connect()
            let heads = try await proxy.connect()
            try await heads.send("POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nx-a: ")
            let bodies = try await proxy.connect()
            try await bodies.send(
                "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(token)\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"
            )
            let idle = try await proxy.connect()
            try await idle.send("GET", "/v1/models", [("authorization", "Bearer " + token)])
            #expect(await idle.answer()?.status == 200)
            let reader = try await proxy.stream(token: token, model: "stub-endless")
            #expect(await reader.shows("word"))
            try await reader.setReading(false)

            #expect(try await proxy.chat(token: token).status == 200)
            #expect(await silent.untilEnd().isEmpty)
            #expect(Self.status(String(decoding: await heads.untilEnd(), as: UTF8.self)).map { $0 == 408 } ?? true)
            #expect(Self.status(String(decoding: await bodies.untilEnd(), as: UTF8.self)) == 408)
            #expect(await idle.untilEnd().isEmpty)
            // The stub hears of the reader that does not read when its own connection is closed.
            var isCut = false
            let end = ContinuousClock.now + .seconds(120)
            while !isCut, ContinuousClock.now < end {
                isCut = proxy.stub.cutCount == 1
                await Task.yield()
            }
            #expect(isCut)
            #expect(try await proxy.chat(token: token).status == 200)
            for connection in [silent, heads, bodies, idle, reader] { await connection.close() }
        }
    }

    @Test("ATK-63: an address has so many connections and no more")
    func connections() async throws {
        try await RunningProxy.run(Settings(["limits.connections_per_ip": "5"])) { proxy in
            let token = try await proxy.makeToken().value
            var open: [LoopbackConnection] = []
            for _ in 0..<5 {
                let connection = try await proxy.connect()
                try await connection.send("GET", "/v1/models", [("authorization", "Bearer " + token)])
                #expect(await connection.answer()?.status == 200)
                open.append(connection)
            }
            let sixth = try await proxy.connect()
            try? await sixth.send("GET", "/v1/models", [("authorization", "Bearer " + token)])
            #expect(await sixth.untilEnd().isEmpty)
            await open[0].close()
            var status: Int?
            let end = ContinuousClock.now + .seconds(20)
            while status != 200, ContinuousClock.now < end {
                status = try? await LoopbackConnection.ask(
                    port: proxy.ports[0], "GET", "/v1/models", [("authorization", "Bearer " + token)])?.status
            }
            #expect(status == 200)
            for connection in open { await connection.close() }
        }
    }

    @Test("ATK-64: a provider that stalls, floods or compresses ends its own request only")
    func upstreams() async throws {
        let times = ["first_byte_timeout": "\"1s\"", "idle_timeout": "\"1s\""]
        let settings = Settings(["limits.response_body": "\"1MiB\""], upstreams: ["openai": times])
        let event = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n"
        try await RunningProxy.run(settings) { request in
            let type = ("content-type", "text/event-stream")
            switch ProviderStubPrompt.text(of: request) {
            case "silent": return .script { await $0.untilClosed() }
            case "stalls":
                return .script { wire in
                    try await wire.head(200, [type, ("transfer-encoding", "chunked")])
                    try await wire.chunk(event)
                    await wire.untilClosed()
                }
            case "line":
                return .script { wire in
                    try await wire.head(200, [type, ("transfer-encoding", "chunked")])
                    try await wire.chunk("data: ")
                    while true { try await wire.chunk([UInt8](repeating: 0x61, count: 64 << 10)) }
                }
            case "big": return .whole([UInt8](repeating: 0x20, count: 2 << 20))
            case "endless body":
                return .script { wire in
                    try await wire.head(200, [("content-type", "application/json"), ("transfer-encoding", "chunked")])
                    while true { try await wire.chunk([UInt8](repeating: 0x20, count: 64 << 10)) }
                }
            case "gzip":
                return .whole(
                    headers: [("content-type", "application/json"), ("content-encoding", "gzip")],
                    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
            case "garbage":
                return .script {
                    try await $0.write("\u{0}\u{1}nothing like it\r\n\r\n")
                    try await $0.close()
                }
            case "closes": return .script { try await $0.close() }
            case "both":
                return .script {
                    try await $0.write(
                        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
                    )
                    try await $0.close()
                }
            case "short":
                return .script {
                    try await $0.write(
                        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{}")
                    try await $0.close()
                }
            default: return nil
            }
        } _: { proxy in
            let token = try await proxy.makeToken().value
            for (prompt, statuses) in [
                ("silent", [504]), ("big", [502]), ("endless body", [502]), ("gzip", [502]), ("garbage", [502]),
                ("closes", [502]), ("both", [200, 502]), ("short", [502]),
            ] {
                let answer = try await proxy.chat(prompt, token: token)
                #expect(statuses.contains(answer.status), "\(prompt): \(answer.status) \(answer.text)")
                if answer.status != 200 {
                    #expect(!answer.json["error"]["message"].isNull, "\(prompt): \(answer.text)")
                }
                #expect(try await proxy.chat(token: token).status == 200)
            }
            for prompt in ["stalls", "line"] {
                let connection = try await proxy.stream(prompt, token: token)
                let answer = await connection.answer()
                #expect(answer?.status == 200)
                #expect(answer?.text.contains("\"error\"") == true, "\(prompt): \(answer?.text.suffix(200) ?? "")")
                #expect(answer?.text.contains("[DONE]") == false)
                // Less than was sent: there is an end to what is kept.
                #expect(connection.receivedCount < 4 << 20)
                #expect(try await proxy.chat(token: token).status == 200)
            }
        }
    }
}
