import Foundation
import ProxyDemo
import Testing

/// Where requests go, and with which key: nobody but the configuration decides that.
@Suite("Upstreams", .timeLimit(.minutes(15)))
struct UpstreamTests {
    @Test(
        "ATK-01: a parameter of the body does not choose the upstream",
        arguments: ["api_base", "base_url", "api_version", "custom_llm_provider", "extra_headers", "litellm_params"])
    func parameters(name: String) async throws {
        let attacker = try await ProviderStub.start()
        let address = "http://127.0.0.1:\(attacker.port)"
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            for value in ["\"\(address)\"", "{\"api_base\":\"\(address)\",\"host\":\"\(address)\"}"] {
                let answer = try await proxy.chat(token: token.value, extra: ",\"\(name)\":\(value)")
                #expect(answer.status == 400, "\(answer.text)")
                #expect(answer.code == "malformed_request")
                #expect(!answer.text.contains("\(attacker.port)"))
            }
            #expect(proxy.stub.requests.isEmpty)
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test("ATK-02: no header chooses the upstream, on any route")
    func headers() async throws {
        let attacker = try await ProviderStub.start()
        let evil = "127.0.0.1:\(attacker.port)"
        let names = [
            "x-portkey-custom-host", "x-custom-host", "x-upstream-host", "x-base-url", "x-openai-base-url",
            "x-original-url", "x-rewrite-url", "x-forwarded-host", "x-forwarded-server", "x-host", "x-target-url",
            "x-original-host", "forwarded", "destination", "x-http-host-override", "x-stub-host",
        ]
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let headers = names.map { ($0, "http://" + evil + "/") }
            let requests: [(String, String, String?)] = [
                ("POST", "/v1/chat/completions", RunningProxy.chatBody()), ("GET", "/v1/models", nil),
                ("POST", "/v1/embeddings", "{\"model\":\"stub-1\",\"input\":\"a\"}"),
                ("POST", "/v1/responses", "{\"model\":\"stub-1\",\"input\":\"a\"}"),
                ("POST", "/v1/completions", "{\"model\":\"stub-1\",\"prompt\":\"a\"}"),
                ("POST", "/v1/moderations", "{\"model\":\"stub-1\",\"input\":\"a\"}"),
                (
                    "POST", "/v1/messages",
                    "{\"model\":\"stub-1\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}"
                ),
                (
                    "POST", "/v1beta/models/stub-1:generateContent",
                    "{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}"
                ),
            ]
            for (method, target, body) in requests {
                let answer = try await proxy.ask(method, target, token: token.value, headers, body)
                #expect(answer.status == 200, "\(target): \(answer.text)")
            }
            #expect(proxy.stub.requests.count == requests.count)
            for (request, expected) in zip(proxy.stub.requests, requests) {
                #expect(request.target == expected.1)
                #expect(request["host"] == "127.0.0.1:\(proxy.stub.port)")
                #expect(!request.whole.contains(evil), "\(request.whole)")
            }
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test(
        "ATK-03: a target that is not canonical is refused",
        arguments: [
            "/v1/models/a#b", "/v1/models/a?b", "/v1/models/@evil", "/v1/models/a%2f..%2fb", "/v1/models/..",
            "/v1/models/.", "/v1/models/a%2e%2e", "/v1/models/a\\b", "//evil/v1/models", "/v1//models",
            "/v1/models/a%0d%0ax:%20y", "/v1/models/a%00", "/v1beta/models/a%2Fb:generateContent",
            "/v1/models/a;b=c", "/v1/models/a%23", "/v1/responses/a%3fx", "http://127.0.0.1:1/v1/models",
            "/v1/models/\u{e9}",
        ])
    func targets(target: String) async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let method = target.contains("generateContent") ? "POST" : "GET"
            let answer = try await proxy.ask(
                method, target, token: token.value, [], method == "POST" ? "{\"contents\":[]}" : nil)
            #expect([400, 404].contains(answer.status), "\(answer.whole)")
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    @Test("ATK-03: what is sent on is byte for byte what was matched")
    func canonicalTargets() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            for target in ["/v1/models/ft:stub-1:org::id", "/v1/models/stub-1.5_x", "/v1/models?limit=5"] {
                let answer = try await proxy.ask("GET", target, token: token.value)
                #expect(answer.status == 200, "\(answer.text)")
                #expect(proxy.stub.requests.last?.target == target)
            }
        }
    }

    @Test("ATK-04: a redirection is not followed, and is not handed on", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) async throws {
        let attacker = try await ProviderStub.start()
        let port = attacker.port
        try await RunningProxy.run(Settings()) { _ in
            .whole(
                status: status,
                headers: [("location", "http://127.0.0.1:\(port)/latest/meta-data/"), ("content-type", "text/plain")],
                "moved")
        } _: { proxy in
            let token = try await proxy.makeToken()
            let answer = try await proxy.chat(token: token.value)
            #expect(answer.status == 502)
            #expect(answer["location"] == nil)
            #expect(!answer.whole.contains("\(port)"))
            #expect(proxy.stub.requests.count == 1)
            #expect(try await proxy.events("upstream.refused").count == 1)
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test(
        "ATK-05, ATK-10: an upstream that is no host of the Internet and not this machine is refused at the start",
        arguments: [
            "http://0.0.0.0:8080", "http://[::]:8080", "http://127.1:8080",
            "http://2130706433:8080", "http://0x7f.1:8080", "http://[fe80::1%25lo]:8080",
            "http://169.254.169.254/", "https://169.254.169.254/", "http://metadata.google.internal/",
            "https://metadata.google.internal/", "https://metadata.goog/", "https://instance-data/",
            "https://metadata.azure.internal/", "https://168.63.129.16/", "https://100.100.100.200/",
            "https://192.0.0.192/", "https://[fd20:ce::254]/", "http://[::ffff:127.0.0.1]", "https://0x7f.1",
            "http://[fd00:ec2::254]/", "http://0177.0.0.1/", "https://user@api.openai.com/",
            "https://@api.openai.com/", "https://api.openai.com/?x=1", "https://api.openai.com/#x",
            "ftp://api.openai.com/", "ftp://127.0.0.1/", "http://api.openai.com/",
        ])
    func addresses(address: String) async throws {
        let folder = try ProxyFolder()
        var settings = Settings([:], upstreams: ["openai": ["base_url": "\"\(address)\""]])
        settings.providers = ["openai"]
        settings.values["environment"] = "\"production\""
        try folder.write("etc/proxyguard.toml", settings.text(folder, ports: [1, 2, 3], upstream: 1))
        let check = try await Places.shared.using {
            try await Program.run(["check", "--allow-root", "--config", folder.configuration], in: folder)
        }
        #expect(check.status == 78, "\(check.standardOutput)")
        let about = check.standardOutput.split(separator: "\n").contains {
            $0.contains(": error:") && $0.contains("upstream") || $0.contains(": error:") && $0.contains("base_url")
        }
        #expect(about, "\(check.standardOutput)")
    }

    @Test("ATK-05: an address in a request is not fetched")
    func userAddresses() async throws {
        let attacker = try await ProviderStub.start()
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let image = "http://127.0.0.1:\(attacker.port)/image.png"
            let body =
                "{\"model\":\"stub-1\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"\(image)\"}}]}]}"
            let answer = try await proxy.ask("POST", "/v1/chat/completions", token: token.value, [], body)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(proxy.stub.requests.first?.text == body)
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test("ATK-07: absolute targets, CONNECT and upgrades reach nobody")
    func otherForms() async throws {
        let attacker = try await ProviderStub.start()
        let evil = "127.0.0.1:\(attacker.port)"
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let auth = "authorization: Bearer \(token.value)\r\n"
            let forms = [
                "GET http://\(evil)/ HTTP/1.1\r\nhost: \(evil)\r\n\(auth)\r\n",
                "GET http://\(evil)/v1/models HTTP/1.1\r\nhost: \(evil)\r\n\(auth)\r\n",
                "CONNECT \(evil) HTTP/1.1\r\nhost: \(evil)\r\n\(auth)\r\n",
                "GET /v1/models HTTP/1.1\r\nhost: a\r\n\(auth)connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
                "GET /v1/realtime?model=stub-1 HTTP/1.1\r\nhost: a\r\n\(auth)connection: upgrade\r\nupgrade: websocket\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nhost: a\r\n\(auth)connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nhost: a\r\n\(auth)\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            ]
            for form in forms {
                let connection = try await proxy.connect()
                try await connection.send(form)
                let answer = await connection.answer()
                // Bytes of another protocol may end the connection without a word.
                #expect(
                    answer.map { [400, 404, 405, 426, 505].contains($0.status) } ?? form.hasPrefix("PRI"),
                    "\(form) \(answer?.whole ?? "nothing")")
                await connection.close()
            }
            #expect(proxy.stub.requests.isEmpty)
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test("ATK-08: there is no route that fetches what it is told")
    func fetchers() async throws {
        let attacker = try await ProviderStub.start()
        let evil = "http://127.0.0.1:\(attacker.port)/"
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            for target in [
                "/cors/\(attacker.port)", "/api/cors/x", "/proxy?url=x", "/api/webdav/x", "/fetch", "/v1/proxy",
                "/pass",
                "/openai/v1/models", "/anthropic/v1/messages", "/v1/mcp", "/api/generate", "/api/tags", "/metrics",
                "/v1/threads", "/v1/assistants", "/admin", "/projects", "/tokens", "/status", "/audit", "/debug/pprof",
                "/docs", "/openapi.json", "/", "/live",
            ] {
                for method in ["GET", "POST"] {
                    let body = method == "POST" ? "{\"url\":\"\(evil)\",\"endpoint\":\"\(evil)\"}" : nil
                    let answer = try await proxy.ask(method, target, token: token.value, [], body)
                    #expect([400, 404].contains(answer.status), "\(target) \(answer.whole)")
                }
            }
            #expect(proxy.stub.requests.isEmpty)
        }
        #expect(attacker.connectionCount == 0)
        await attacker.stop()
    }

    @Test("ATK-09: a reference to a secret in a request is a text")
    func references() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            for reference in [
                "${file:\(proxy.folder.path)/secrets/openai}", "${env:PATH}", "oidc/file/etc/passwd",
                "os.environ/PATH", "file:///etc/passwd", "${exec:/bin/id}",
            ] {
                let body = RunningProxy.chatBody(
                    reference, extra: ",\"user\":\"\(reference)\",\"metadata\":{\"a\":\"\(reference)\"}")
                let answer = try await proxy.ask("POST", "/v1/chat/completions", token: token.value, [], body)
                #expect(answer.status == 200, "\(answer.text)")
                #expect(proxy.stub.requests.last?.text == body)
            }
        }
    }
}
