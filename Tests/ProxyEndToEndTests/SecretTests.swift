import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// Secrets are where they were put, and nowhere else.
@Suite("Secrets", .timeLimit(.minutes(5)))
struct SecretTests {
    private static let loud = ["logging.level": "\"trace\"", "management.failures_per_minute": "60"]

    /// What the provider does, by the prompt of the request.
    private static let behaviour: ProviderStub.Behaviour = { request in
        let key = request["authorization"] ?? request["x-goog-api-key"] ?? request["x-api-key"] ?? ""
        let echo = "{\"error\":{\"message\":\"wrong key \(key), request \(request.text.count)\",\"code\":\"bad\"}}"
        let prompt = ProviderStubPrompt.text(of: request)
        guard prompt.hasPrefix("do:") else { return nil }
        switch prompt.dropFirst(3).prefix(while: { $0 != " " }) {
        case "close": return .script { try await $0.close() }
        case "garbage": return .script { try await $0.write("no http at all: \(key)\r\n\r\n") ; try await $0.close() }
        case "header": return .whole(headers: [("content-type", "application/json"), ("x-key", key), ("set-cookie", key)], "{}")
        case "cut":
            return .script { wire in
                try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
                try await wire.chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n")
                try await wire.close()
            }
        case let status: return .whole(status: Int(status) ?? 500, echo)
        }
    }

    @Test("ATK-49: what was put somewhere is in no log, record, figure or file")
    func canaries() async throws {
        try await RunningProxy.run(Settings(Self.loud), Self.behaviour) { proxy in
            let token = try await proxy.makeToken()
            let stranger = Canary.clientToken()
            let foreign = "sk-" + Canary.mark + "-foreign-key-77aa"
            let secret = Canary.secret(49)
            var answers: [LoopbackAnswer] = []
            for action in ["400", "401", "403", "429", "500", "close", "garbage", "header", "cut"] {
                answers.append(try await proxy.chat("do:\(action) \(Canary.prompt)", token: token.value))
            }
            answers.append(try await proxy.chat(Canary.prompt, token: token.value))
            answers.append(try await proxy.chat("\(Canary.prompt) \(secret)", token: token.value))
            answers.append(try await proxy.chat(Canary.prompt, token: token.value, extra: ",\"stream\":true"))
            answers.append(try await proxy.chat(Canary.prompt, token: stranger))
            answers.append(try await proxy.chat(Canary.prompt, token: foreign))
            answers.append(try await proxy.chat(Canary.prompt, token: proxy.folder.management))
            for headers in [
                [("authorization", "Bearer " + token.value), ("x-request-id", Canary.mark + "-ok")],
                [("user-agent", Canary.prompt), ("cookie", "session=" + Canary.prompt)],
                [("x-api-key", foreign), ("x-goog-api-key", foreign), ("api-key", foreign)],
                [("proxy-authorization", "Basic " + foreign)],
            ] {
                answers.append(try await proxy.ask("GET", "/v1/models", headers))
            }
            for target in ["/v1/models?key=\(foreign)", "/v1/\(Canary.prompt)", "/v1/models/\(Canary.prompt)"] {
                answers.append(try await proxy.ask("GET", target, token: stranger))
            }
            for path in ["/projects?name=\(Canary.mark)", "/tokens/\(stranger)", "/audit?request=\(stranger)", "/\(foreign)"] {
                answers.append(try await proxy.manage("GET", path))
                answers.append(try await proxy.manage("GET", path, token: stranger))
            }
            answers.append(
                try await proxy.manage("POST", "/keys", "{\"upstream\":\"openai\",\"value\":\"\(Canary.provider("stored"))\"}"))
            answers.append(try await proxy.manage("POST", "/keys", "{\"upstream\":\"\(foreign)\",\"value\":\"\"}"))
            answers.append(
                try await proxy.manage("POST", "/projects/\(token.project)/tokens", "{\"\(secret)\":1}"))
            _ = try await proxy.raw("\(Canary.prompt) \(token.value)\r\n\r\n")
            let figures = try await proxy.figures()
            let status = try await proxy.manage("GET", "/status")
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)

            let secrets = [
                token.value, stranger, foreign, secret, proxy.folder.management, Canary.prompt,
                Canary.provider("openai"), Canary.provider("stored"),
                TokenHasher().hash(Array(token.value.utf8)).hex,
                try proxy.folder.text("secrets/encryption").trimmingCharacters(in: .whitespacesAndNewlines),
            ]
            var texts = proxy.folder.written
            texts.append(("standard output", proxy.child.standardOutput))
            texts.append(("standard error", proxy.child.standardError))
            texts.append(("figures", figures))
            texts.append(("status", status.whole))
            for (index, answer) in answers.enumerated() { texts.append(("answer \(index)", answer.whole)) }
            #expect(texts.count > 25)
            #expect(proxy.child.standardError.contains("\"request\""))
            for (name, text) in texts {
                for (index, secret) in secrets.enumerated() where text.contains(secret) {
                    Issue.record("\(name) has secret number \(index): …\(Self.around(secret, in: text))")
                }
                // Chosen by the client as the id of its request, which is no secret.
                let rest = text.replacingOccurrences(of: Canary.mark + "-ok", with: "")
                #expect(!rest.contains(Canary.mark), "\(name): …\(Self.around(Canary.mark, in: rest))")
                #expect(
                    name.hasPrefix("etc/") || !rest.contains(Canary.keyMark), "\(name): …\(Self.around(Canary.keyMark, in: rest))")
            }
        }
    }

    private static func around(_ secret: String, in text: String) -> String {
        guard let range = text.range(of: secret) else { return "" }
        let start = text.index(range.lowerBound, offsetBy: -80, limitedBy: text.startIndex) ?? text.startIndex
        return String(text[start..<range.lowerBound])
    }

    @Test("ATK-50: of a refused token at most the last characters of our own are on record")
    func refusedTokens() async throws {
        try await RunningProxy.run(Settings(Self.loud)) { proxy in
            let token = try await proxy.makeToken()
            #expect(try await proxy.manage("POST", "/tokens/\(token.id)/revoke", "{}").status == 200)
            let foreign = "AIza" + "SyD-0123456789abcdefghijklmnopqrstu"
            let unknown = Canary.clientToken()
            for value in [token.value, foreign, unknown, proxy.folder.management] {
                let answer = try await proxy.ask("GET", "/v1/models", token: value)
                #expect(answer.status == 401)
                #expect(!answer.whole.contains(value.suffix(8)))
                #expect(try await proxy.manage("GET", "/status", token: value == proxy.folder.management ? unknown : value).status == 401)
            }
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            for value in [token.value, foreign, unknown, proxy.folder.management] {
                for (name, text) in proxy.folder.written + [("errors", proxy.child.standardError)] {
                    #expect(!text.contains(value.suffix(5)), "\(name)")
                    #expect(!text.contains(value.prefix(12)), "\(name)")
                    #expect(!text.contains(TokenHasher().hash(Array(value.utf8)).hex), "\(name)")
                }
            }
        }
    }

    @Test("ATK-51: a key goes in its header; what the provider says of it is not handed on")
    func gemini() async throws {
        let body = "{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}"
        for status in [400, 401, 403, 429, 500] {
            try await RunningProxy.run(Settings(Self.loud)) { request in
                .whole(status: status, "{\"error\":{\"message\":\"API key \(request["x-goog-api-key"] ?? "") not valid, url ?key=\(request["x-goog-api-key"] ?? "")\"}}")
            } _: { proxy in
                let token = try await proxy.makeToken().value
                let refused = try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent?key=\(token)", [], body)
                #expect(refused.status == 400)
                #expect(!refused.whole.contains(token))
                let answer = try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent", [("x-goog-api-key", token)], body)
                #expect(answer.status == ([401, 403].contains(status) ? 502 : status))
                #expect(!answer.whole.contains(Canary.keyMark), "\(answer.text)")
                #expect(proxy.stub.requests.count == 1)
                #expect(proxy.stub.requests[0].target == "/v1beta/models/stub-1:generateContent")
                #expect(proxy.stub.requests[0]["x-goog-api-key"] == Canary.provider("gemini"))
                proxy.child.send(SIGTERM)
                #expect(await proxy.child.end() == 0)
                #expect(!proxy.child.standardError.contains("key="))
            }
        }
    }

    @Test("ATK-53, ATK-54: the provider gets the configured key and what it needs, nothing of the client's")
    func outbound() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let headers = [
                ("cookie", "session=1"), ("openai-organization", "org-client"), ("openai-project", "proj-client"),
                ("proxy-authorization", "Basic abc"), ("x-forwarded-for", "203.0.113.7"), ("via", "1.1 client"),
                ("x-stainless-lang", "python"), ("user-agent", "client/1"), ("x-custom", "1"), ("referer", "https://a"),
                ("origin", "https://a"), ("x-amzn-trace-id", "1"), ("traceparent", "00-1-2-3"), ("accept", "application/json"),
                ("anthropic-version", "2023-06-01"), ("openai-beta", "assistants=v2"), ("accept-encoding", "gzip, br"),
                ("idempotency-key", "a"), ("te", "trailers"), ("x-request-id", "client-1"),
            ]
            #expect(try await proxy.chat(token: token, headers).status == 200)
            let messages = "{\"model\":\"stub-1\",\"max_tokens\":9,\"messages\":[]}"
            #expect(try await proxy.ask("POST", "/v1/messages", [("x-api-key", token)] + headers, messages).status == 200)
            let contents = "{\"contents\":[]}"
            #expect(
                try await proxy.ask(
                    "POST", "/v1beta/models/stub-1:generateContent", [("x-goog-api-key", token)] + headers, contents
                ).status == 200)
            let usual: Set = ["host", "accept", "content-type", "user-agent", "accept-encoding", "content-length"]
            let own = [
                ("openai", usual.union(["authorization", "openai-beta"])),
                ("anthropic", usual.union(["x-api-key", "anthropic-version"])), ("gemini", usual.union(["x-goog-api-key"])),
            ]
            #expect(proxy.stub.requests.count == 3)
            for (request, (name, allowed)) in zip(proxy.stub.requests, own) {
                let names = Set(request.headers.map(\.name))
                #expect(names.isSubset(of: allowed), "\(name): \(names.subtracting(allowed))")
                #expect(names.count == request.headers.count)
                #expect(request.whole.contains(Canary.provider(name)))
                #expect(!request.whole.contains(token))
                #expect(request["user-agent"] == "proxyguard")
                #expect(!request.whole.contains("client"))
            }
        }
    }

    @Test("ATK-53: two credentials that differ, or a credential of another dialect, are refused")
    func conflictingCredentials() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let other = try await proxy.makeToken().value
            let messages = "{\"model\":\"stub-1\",\"max_tokens\":9,\"messages\":[]}"
            for headers in [
                [("authorization", "Bearer " + token), ("x-api-key", other)], [("authorization", "Basic " + token)],
                [("api-key", token)], [("cookie", "token=" + token)],
            ] {
                #expect(try await proxy.ask("POST", "/v1/messages", headers, messages).status == 401)
            }
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    @Test("ATK-53: without a provider's key nothing starts")
    func missingKey() async throws {
        let folder = try ProxyFolder()
        try FileManager.default.removeItem(atPath: folder.path + "/secrets/openai")
        try folder.write("etc/proxyguard.toml", Settings().text(folder, ports: try await FreePorts.find(3), upstream: 1))
        let output = try await Places.shared.using {
            try await Program.run(["serve", "--allow-root", "--config", folder.configuration], in: folder)
        }
        #expect(output.status == 78)
        #expect(output.standardError.contains("secrets/openai"))
    }

    @Test("ATK-55: of the provider's headers only known ones come back")
    func responseHeaders() async throws {
        try await RunningProxy.run(Settings()) { _ in
            .whole(
                headers: [
                    ("content-type", "application/json"), ("set-cookie", "a=b"), ("openai-organization", "org-x"),
                    ("server", "nginx"), ("x-powered-by", "x"), ("connection", "keep-alive, x-hop"), ("x-hop", "1"),
                    ("keep-alive", "timeout=5"), ("strict-transport-security", "max-age=1"), ("alt-svc", "h3"),
                    ("access-control-allow-origin", "*"), ("x-request-id", "req_upstream"), ("openai-processing-ms", "5"),
                    ("via", "1.1 x"), ("x-ratelimit-limit-requests", "5000"), ("cf-ray", "1"), ("location", "/x"),
                ], "{}")
        } _: { proxy in
            let token = try await proxy.makeToken().value
            let answer = try await proxy.chat(token: token)
            #expect(answer.status == 200)
            let allowed: Set = [
                "content-type", "content-length", "x-request-id", "x-upstream-request-id", "openai-processing-ms",
                "x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy",
                "cache-control", "connection", "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests",
                "x-ratelimit-reset-requests", "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens",
                "x-ratelimit-reset-tokens", "ratelimit", "ratelimit-policy", "date",
            ]
            let names = Set(answer.headers.map(\.name))
            #expect(names.isSubset(of: allowed), "\(names.subtracting(allowed))")
            #expect(answer["x-upstream-request-id"] == "req_upstream")
            #expect(answer["x-ratelimit-limit-requests"] != "5000")
        }
    }

    @Test("ATK-55: a header without end is no answer")
    func hugeHeader() async throws {
        try await RunningProxy.run(Settings()) { _ in
            .whole(headers: [("content-type", "application/json"), ("x-big", String(repeating: "a", count: 1 << 20))], "{}")
        } _: { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 502)
        }
    }

    @Test("ATK-56: what is encrypted cannot be exchanged, and another key is told at the start")
    func encryption() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let proxy = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            var ids: [String] = []
            for name in ["openai", "anthropic"] {
                let answer = try await proxy.manage(
                    "POST", "/keys", "{\"upstream\":\"\(name)\",\"value\":\"\(Canary.provider("stored-" + name))\"}")
                let id = try #require(answer.json["id"].text, "\(answer.text)")
                ids.append(id)
                #expect(try await proxy.manage("POST", "/keys/\(id)/activate", "{}").status == 200)
            }
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(stub.requests.last?["authorization"] == "Bearer " + Canary.provider("stored-openai"))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)

            let key = try folder.text("secrets/encryption")
            try folder.write("secrets/encryption", Data((0..<32).map { UInt8($0 &* 7 &+ 3) }).base64EncodedString())
            await #expect(throws: RunningProxy.NotStarted.self) {
                try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            }
            try folder.write("secrets/encryption", key)
            // The bytes of one sealed key in the place of the other; both are there once and of one length.
            let file = URL(filePath: folder.path + "/data/state.db")
            var data = try Data(contentsOf: file)
            let texts = ids.compactMap { Self.sealed(of: $0, in: data) }
            try #require(texts.count == 2)
            let (first, second) = (Data(texts[0].utf8), Data(texts[1].utf8))
            if first.count == second.count {
                let place = try #require(data.range(of: first))
                data.replaceSubrange(place, with: second)
            } else {
                let place = try #require(data.range(of: first))
                data[place.upperBound - 2] ^= 1
            }
            try data.write(to: file)
            try? FileManager.default.removeItem(atPath: file.path + "-wal")
            try? FileManager.default.removeItem(atPath: file.path + "-shm")
            await #expect(throws: RunningProxy.NotStarted.self) {
                try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            }
            await stub.stop()
        }
    }

    /// The sealed text that stands near an id in the file of the store.
    private static func sealed(of id: String, in data: Data) -> String? {
        guard let place = data.range(of: Data(id.utf8)) else { return nil }
        let after = String(decoding: data[place.upperBound...].prefix(600), as: UTF8.self)
        guard let start = after.range(of: "enc:") ?? after.range(of: "v1") else { return nil }
        return String(after[start.lowerBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ":.+/=_-$".contains($0)) })
    }

    @Test("ATK-57: whatever the umask, files are for their owner alone")
    func modes() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            try FileManager.default.removeItem(atPath: folder.path + "/data")
            try FileManager.default.createDirectory(
                atPath: folder.path + "/data", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            var settings = Settings()
            settings.values["logging.file"] = "\"\(folder.path)/data/proxyguard.log\""
            let ports = try await FreePorts.find(3)
            try folder.write("etc/proxyguard.toml", settings.text(folder, ports: ports, upstream: stub.port))
            let child = try Child(
                ["/bin/sh", "-c", "umask 000; exec \"$0\" \"$@\"", Program.path, "serve", "--allow-root", "--config", folder.configuration],
                folder: folder.path, environment: Program.environment)
            var isUp = false
            let end = ContinuousClock.now + .seconds(30)
            while !isUp, ContinuousClock.now < end {
                isUp = (try? await LoopbackConnection.ask(port: ports[2], "GET", "/ready"))?.status == 200
            }
            #expect(isUp)
            child.send(SIGTERM)
            #expect(await child.end() == 0)
            let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/data")
            #expect(names.count >= 3)
            for name in names { #expect(try folder.mode("data/" + name) & 0o077 == 0, "\(name)") }
            let open = try ProxyFolder()
            try open.write("secrets/openai", Canary.provider("openai"), mode: 0o644)
            try open.write("etc/proxyguard.toml", Settings().text(open, ports: ports, upstream: stub.port))
            let output = try await Program.run(["serve", "--allow-root", "--config", open.configuration], in: open)
            #expect(output.status == 78, "\(output.standardError)")
            await stub.stop()
        }
    }

    @Test("ATK-58: no secret is an argument, and variables are taken out of the environment")
    func process() async throws {
        let canary = Canary.provider("variable")
        try await RunningProxy.run(
            Settings([:], upstreams: ["openai": ["credential": "\"${env:PG_TEST_KEY}\""]]),
            environment: ["PG_TEST_KEY": canary]
        ) { proxy in
            let token = try await proxy.makeToken().value
            #expect(try await proxy.chat(token: token).status == 200)
            #expect(proxy.stub.requests.last?["authorization"] == "Bearer " + canary)
            for name in ["cmdline", "environ"] {
                let data = FileManager.default.contents(atPath: "/proc/\(proxy.child.identifier)/\(name)") ?? Data()
                #expect(!data.isEmpty)
                #expect(!String(decoding: data, as: UTF8.self).contains(Canary.keyMark), "\(name)")
            }
        }
    }

    @Test("ATK-59: what is forged cannot break a line; what was changed is named")
    func record() async throws {
        try await RunningProxy.run { proxy in
            let folder = proxy.folder
            for (index, id) in ["good_id-1", "bad id", String(repeating: "a", count: 65), "a\u{9}b", "\u{e9}"].enumerated() {
                let answer = try await proxy.ask("GET", "/v1/models", [("x-request-id", id)])
                #expect((answer["x-request-id"] == id) == (index == 0), "\(id)")
            }
            let project = try await proxy.manage(
                "POST", "/projects", "{\"name\":\"a\\u001b[31m\\r\\n{\\\"seq\\\":1}\"}")
            #expect([201, 400].contains(project.status))
            _ = try await proxy.makeToken()
            #expect(try await proxy.recordIsIntact())
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let verify = { try await Program.run(["audit", "verify", folder.auditFile], in: folder) }
            #expect(try await verify().status == 0)
            let text = try folder.text("data/audit.jsonl")
            #expect(!text.contains("\u{1B}") && !text.contains("\r"))
            let lines = text.split(separator: "\n").map(String.init)
            try #require(lines.count > 5)
            var changes: [(String, [String])] = [
                ("edited", lines), ("taken out", lines), ("moved", lines), ("cut off", lines), ("put in", lines),
            ]
            changes[0].1[3] = lines[3].replacingOccurrences(of: "127.0.0.1", with: "127.0.0.2")
            changes[1].1.remove(at: 3)
            changes[2].1.swapAt(3, 4)
            changes[3].1.removeLast()
            changes[4].1.insert(lines[3], at: 3)
            for (name, changed) in changes where changed != lines {
                try folder.write("data/audit.jsonl", changed.joined(separator: "\n") + "\n")
                let output = try await verify()
                #expect(output.status == 1, "\(name): \(output.standardOutput)\(output.standardError)")
                #expect((output.standardOutput + output.standardError).contains("line"), "\(name): \(output.standardOutput)")
            }
        }
    }

    @Test("ATK-60: while nothing can be recorded nothing is changed, and nobody is served")
    func fullDisk() async throws {
        let folder = try ProxyFolder()
        // A file system of its own is not to be had without rights; a limit on the size of files is the same to a writer.
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let ports = try await FreePorts.find(3)
            try folder.write("etc/proxyguard.toml", Settings().text(folder, ports: ports, upstream: stub.port))
            let child = try Child(
                ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\"", Program.path, "serve", "--allow-root", "--config", folder.configuration],
                folder: folder.path, environment: Program.environment)
            #expect(await child.tells("\"listening\""), "\(child.standardError)")
            var last = 0
            for index in 0..<3000 {
                let answer = try await LoopbackConnection.ask(
                    port: ports[1], "GET", "/manage/v1/projects?name=\(String(repeating: "a", count: 10))\(index)",
                    [("authorization", "Bearer " + folder.management)])
                last = answer?.status ?? 0
                if last == 503 { break }
            }
            #expect(last == 503)
            let change = try await LoopbackConnection.ask(
                port: ports[1], "POST", "/manage/v1/projects",
                [("authorization", "Bearer " + folder.management), ("content-type", "application/json")],
                Array("{\"name\":\"late\"}".utf8))
            #expect(change?.status == 503)
            #expect(change?.text.contains("audit_unavailable") == true, "\(change?.text ?? "")")
            let request = try await LoopbackConnection.ask(port: ports[0], "GET", "/v1/models")
            #expect(request?.status == 503, "\(request?.text ?? "")")
            let ready = try await LoopbackConnection.ask(port: ports[2], "GET", "/ready")
            #expect(ready?.status == 503)
            child.send(SIGTERM)
            #expect(await child.end() == 0, "\(child.standardError.suffix(2000))")
            await stub.stop()
        }
    }
}
