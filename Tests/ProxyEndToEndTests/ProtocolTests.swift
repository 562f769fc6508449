import Foundation
import ProxyDemo
import Testing

/// Bytes, sizes and times that are not as they should be.
@Suite("Protocol", .timeLimit(.minutes(5)))
struct ProtocolTests {
    private static func status(_ text: String) -> Int? {
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
                #expect(answer != nil)
            }
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
                "x\u{0}: a\r\n\r\n", "x y: a\r\n\r\n", ": a\r\n\r\n", "connection: authorization\r\ncontent-length: 0\r\n\r\n",
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
            "timeouts.header": "\"1s\"", "timeouts.body_idle": "\"1s\"", "timeouts.write_idle": "\"1s\"",
            "timeouts.keep_alive": "\"1s\"",
        ])
        try await RunningProxy.run(settings) { proxy in
            let token = try await proxy.makeToken().value
            let silent = try await proxy.connect()
            let heads = try await proxy.connect()
            try await heads.send("POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nx-a: ")
            let bodies = try await proxy.connect()
            try await bodies.send(
                "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(token)\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{")
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
            let end = ContinuousClock.now + .seconds(40)
            while !isCut, ContinuousClock.now < end { isCut = proxy.stub.cutCount == 1; await Task.yield() }
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
            case "garbage": return .script { try await $0.write("\u{0}\u{1}nothing like it\r\n\r\n"); try await $0.close() }
            case "closes": return .script { try await $0.close() }
            case "both":
                return .script { try await $0.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"); try await $0.close() }
            case "short":
                return .script { try await $0.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{}"); try await $0.close() }
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
                if answer.status != 200 { #expect(!answer.json["error"]["message"].isNull, "\(prompt): \(answer.text)") }
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

    @Test("ATK-65: lists have pages, and names are no patterns")
    func lists() async throws {
        try await RunningProxy.run { proxy in
            for _ in 0..<3 { _ = try await proxy.makeProject() }
            for name in ["%25_%25_%25", "%25", "_", "p-%25", "'%20OR%201=1--", "%5C"] {
                let answer = try await proxy.manage("GET", "/projects?name=\(name)")
                #expect(answer.status == 200 && answer.json["items"].count == 0, "\(name): \(answer.text)")
            }
            #expect(try await proxy.manage("GET", "/projects?name=p-").json["items"].count == 3)
            for query in [
                "limit=1000000000", "limit=0", "limit=-1", "limit=1e3", "cursor=AAAA", "cursor='", "offset=1000000000",
                "limit=1&limit=2", "page_size=5",
            ] {
                #expect(try await proxy.manage("GET", "/projects?" + query).status == 400, "\(query)")
            }
            for query in ["limit=1000000000", "after=-1", "since=x", "action=%00", "outcome=other", "token=x'"] {
                let answer = try await proxy.manage("GET", "/audit?" + query)
                #expect(answer.status == 400 || answer.json["items"].count == 0, "\(query): \(answer.text)")
            }
            let page = try await proxy.manage("GET", "/projects?limit=2")
            #expect(page.json["items"].count == 2)
            let next = try #require(page.json["next"].text)
            #expect(try await proxy.manage("GET", "/projects?limit=2&cursor=\(next)").json["items"].count == 1)
        }
    }

    @Test("ATK-66: what clients invent makes no new figure")
    func figures() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let load = { (round: Int) in
                for index in 0..<40 {
                    let name = "\(round)-\(index)"
                    _ = try await proxy.ask("GET", "/v1/\(name)", token: token)
                    _ = try await proxy.ask("X\(round)Y\(index)", "/v1/models", token: token)
                    _ = try await proxy.chat(token: token, model: "model-\(name)")
                    _ = try await proxy.ask("GET", "/v1/models/\(name)", token: token)
                }
            }
            try await load(0)
            let names = { (text: String) in
                Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").first ?? "" }.map(String.init))
            }
            let before = names(try await proxy.figures())
            try await load(1)
            let after = names(try await proxy.figures())
            #expect(!before.isEmpty)
            #expect(after == before, "\(after.subtracting(before))")
            #expect(!after.contains { $0.contains("model-") })
        }
    }

    @Test("ATK-68: no header can be put into an answer")
    func splitting() async throws {
        try await RunningProxy.run(Settings(["cors.allowed_origins": "[\"https://good.com\"]"])) { proxy in
            let token = try await proxy.makeToken().value
            let answers = [
                try await proxy.ask("GET", "/v1/models/a%0d%0aset-cookie:%20a=b", token: token),
                try await proxy.ask("GET", "/v1/models?after_id=a%0d%0aset-cookie:%20a=b", token: token),
                try await proxy.ask("GET", "/v1/models", token: token, [("x-request-id", "a%0d%0aset-cookie: a=b")]),
                try await proxy.ask("GET", "/v1/models", token: token, [("origin", "https://good.com%0d%0aset-cookie: a=b")]),
                try await proxy.ask("GET", "/v1/models", token: token, [("origin", "https://good.com\r\nset-cookie: a=b")]),
                try await proxy.chat(token: token, model: "a\\r\\nset-cookie: a=b"),
                try await proxy.ask("GET", "/v1/models", token: token, [("openai-beta", "a\u{1}b")]),
            ]
            for answer in answers {
                #expect(!answer.headers.contains { $0.name == "set-cookie" }, "\(answer.whole)")
                #expect(!answer.headers.contains { $0.value.contains("set-cookie") }, "\(answer.whole)")
            }
        }
    }

    @Test("ATK-69: a page may call if its origin is on the list, exactly; whatever the answer is")
    func origins() async throws {
        try await RunningProxy.run(Settings(["cors.allowed_origins": "[\"https://good.com\"]"])) { proxy in
            let token = try await proxy.makeToken().value
            let preflight = [
                ("access-control-request-method", "POST"), ("access-control-request-headers", "authorization"),
            ]
            let check = { (answer: LoopbackAnswer, origin: String) in
                let isGood = origin == "https://good.com"
                #expect(answer["access-control-allow-origin"] == (isGood ? origin : nil), "\(origin)")
                #expect(answer["access-control-allow-credentials"] == nil)
                #expect(answer["vary"]?.lowercased().contains("origin") == true, "\(origin)")
            }
            for origin in [
                "https://good.com", "null", "https://good.com.evil.com", "http://good.com", "https://GOOD.com:443",
                "https://good.com:8443", "https://sub.good.com", "https://good.com/", "*", "", "https://goodxcom",
                "file://", "https://good.com https://evil.com",
            ] {
                let header = [("origin", origin)]
                check(try await proxy.chat(token: token, header), origin)
                check(try await proxy.chat(token: token, extra: ",\"stream\":true", header), origin)
                check(try await proxy.ask("GET", "/v1/models", header), origin)
                check(try await proxy.ask("GET", "/nothing", token: token, header), origin)
                let answer = try await proxy.ask("OPTIONS", "/v1/chat/completions", header + preflight)
                check(answer, origin)
                #expect(answer.status == (origin == "https://good.com" ? 204 : 403))
                #expect((answer["access-control-allow-methods"] != nil) == (origin == "https://good.com"))
            }
            let plain = try await proxy.ask("GET", "/v1/models", token: token)
            #expect(plain["vary"]?.lowercased().contains("origin") == true)
        }
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let answer = try await proxy.ask("GET", "/v1/models", token: token, [("origin", "https://good.com")])
            #expect(answer["access-control-allow-origin"] == nil)
        }
        let folder = try ProxyFolder()
        let settings = Settings(["cors.allowed_origins": "[\"*\"]", "cors.allow_credentials": "true", "environment": "\"production\""])
        try folder.write("etc/proxyguard.toml", settings.text(folder, ports: [1, 2, 3], upstream: 1))
        let output = try await Places.shared.using {
            try await Program.run(["check", "--allow-root", "--config", folder.configuration], in: folder)
        }
        #expect(output.status == 78)
    }

    @Test("ATK-70: a configuration that is refused changes nothing")
    func reload() async throws {
        try await RunningProxy.run { proxy in
            let folder = proxy.folder
            let token = try await proxy.makeToken().value
            let good = try folder.text("etc/proxyguard.toml")
            let broken = [
                "not toml at all [[[", String(good.prefix(good.count / 2)), good + "\nunknown_key = 1\n",
                good.replacingOccurrences(of: "http://127.0.0.1:", with: "http://api.example.com:"),
                good.replacingOccurrences(of: "/secrets/openai", with: "/secrets/missing"), "",
                good.replacingOccurrences(of: "100000", with: "-5"),
            ]
            for (index, text) in broken.enumerated() {
                try folder.write("etc/proxyguard.toml", text)
                let check = try await Program.run(["check", "--allow-root", "--config", folder.configuration], in: folder)
                #expect(check.status == 78, "\(index): \(check.standardOutput)")
                proxy.child.send(SIGHUP)
                let count = index + 1
                #expect(await proxy.child.tells("the one before counts on", times: count), "\(index)")
                #expect(try await proxy.chat(token: token).status == 200)
            }
            // A link that is exchanged counts, at once and whole.
            let next = good.replacingOccurrences(of: "100000", with: "99999") + "models = [\"stub-2\"]\n"
            try folder.write("etc/next.toml", next)
            try FileManager.default.removeItem(atPath: folder.configuration)
            try FileManager.default.createSymbolicLink(atPath: folder.configuration, withDestinationPath: folder.path + "/etc/next.toml")
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            #expect(try await proxy.events("configuration.reload").contains { $0["outcome"].text == "success" })
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }
}
