import Foundation
import ProxyDemo
import Testing

extension TLSTests {
    /// Names, which each version of openssl writes in its own way.
    private static func plain(_ text: String) -> String { text.replacingOccurrences(of: "CN = ", with: "CN=") }

    private static let request = "GET /v1/models HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"

    @Test("The chain is sent whole, whatever name is asked for; a protocol is agreed on where both know one")
    func handshakes() async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings()) { proxy in
            let port = proxy.ports[0]
            let chain = try await Tool.client(
                port,
                ["-showcerts", "-servername", "localhost", "-CAfile", files.root, "-verify_return_error"])
            #expect(chain.components(separatedBy: "BEGIN CERTIFICATE").count == 3, "\(chain)")
            #expect(
                Self.plain(chain).contains("CN=test-between") && chain.contains("Verify return code: 0"), "\(chain)")
            #expect(!chain.contains("PRIVATE KEY"))
            for name in [["-noservername"], ["-servername", "other.example"], ["-servername", "a\"<b>"]] {
                for version in ["-tls1_2", "-tls1_3"] {
                    let text = try await Tool.client(port, name + [version, "-CAfile", files.root])
                    #expect(
                        Self.plain(text).contains("CN=localhost") && text.contains("Verify return code: 0"),
                        "\(name) \(text)")
                }
            }
            for (offer, expected) in [
                ("h2", "h2"), ("http/1.1", "http/1.1"), ("http/1.1,h2", "h2"), ("spdy/3,http/1.1", "http/1.1"),
            ] {
                for version in ["-tls1_2", "-tls1_3"] {
                    let text = try await Tool.client(port, [version, "-alpn", offer])
                    #expect(text.contains("ALPN protocol: \(expected)\n"), "\(offer): \(text)")
                }
            }
            // None that the other side may take for its own.
            for offer in ["spdy/3", "h2c", "acme-tls/1,http/1.0", "H2"] {
                let text = try await Tool.client(port, ["-alpn", offer])
                #expect(!text.contains("ALPN protocol:"), "\(offer): \(text)")
            }
        }
    }

    @Test("A client cannot begin again: no renegotiation")
    func renegotiation() async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings()) { proxy in
            // Kept open by this side, so that the client does not leave by itself.
            let pipe = files.folder + "/commands"
            #expect(mkfifo(pipe, 0o600) == 0)
            let descriptor = open(pipe, O_RDWR | O_CLOEXEC)
            defer { close(descriptor) }
            let client = try Child(
                [
                    "/usr/bin/env", "openssl", "s_client", "-connect", "127.0.0.1:\(proxy.ports[0])", "-tls1_2",
                    "-CAfile",
                    files.root,
                ], folder: "/", environment: Program.environment, input: pipe)
            #expect(await client.prints("Verify return code: 0"))
            #expect(client.standardOutput.contains("Secure Renegotiation IS supported"))
            #expect(write(descriptor, "R\n", 2) == 2)
            // By itself: whoever waited for an answer is killed, and that has another status.
            let status = await client.end()
            let text = client.standardOutput + client.standardError
            #expect(status != 128 + SIGKILL && status != 0, "\(text)")
            #expect(text.contains("RENEGOTIATING"), "\(text)")
            #expect(text.components(separatedBy: "verify return:1").count <= 4, "a second handshake: \(text)")
        }
    }

    @Test("A session is taken up again, and brings no data before its handshake", arguments: ["-tls1_2", "-tls1_3"])
    func sessions(version: String) async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings(["management.failures_per_minute": "60"])) { proxy in
            let port = proxy.ports[0]
            let input = try files.write("request", Self.request)
            let session = files.folder + "/session"
            let first = try await Tool.client(
                port, [version, "-CAfile", files.root, "-sess_out", session, "-ign_eof"], input: input)
            #expect(first.contains("HTTP/1.1 401"), "\(first)")
            #expect(!first.contains("Max Early Data: 1"), "\(first)")
            let second = try await Tool.client(
                port, [version, "-CAfile", files.root, "-sess_in", session, "-early_data", input, "-ign_eof"],
                input: input)
            #expect(second.contains("Reused, TLSv1"), "\(second)")
            #expect(!second.contains("Early data was accepted"), "\(second)")
            // Once: what was sent early would be a request more.
            #expect(second.components(separatedBy: "HTTP/1.1 401").count == 2, "\(second)")
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            #expect(proxy.child.standardError.components(separatedBy: "\"msg\":\"request\"").count == 3)
        }
    }

    @Test("A handshake that does not go on is given up, and others are served meanwhile")
    func slowHandshakes() async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings(["timeouts.header": "\"2s\""])) { proxy in
            let hello = ClientHello(suites: [0xC02B]).bytes
            let silent = try await proxy.connect()
            let half = try await proxy.connect()
            try await half.send(Array(hello.prefix(20)))
            // With its first message only: the answer comes, and then nothing.
            let stopped = try await proxy.connect()
            try await stopped.send(hello)
            // One byte after the other: it is the whole that has a time.
            let slow = try await proxy.connect()
            let trickle = Task {
                for byte in hello {
                    try await slow.send([byte])
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            let text = try await Tool.client(proxy.ports[0], ["-CAfile", files.root])
            #expect(text.contains("Verify return code: 0"))
            for connection in [silent, half, slow] {
                #expect(await connection.untilEnd().count < 64)
                await connection.close()
            }
            _ = await stopped.untilEnd()
            await stopped.close()
            trickle.cancel()
            _ = await trickle.result
        }
    }

    @Test("ATK-13: HTTP/2 with two hosts, or none, or what is of HTTP/1.1, chooses no upstream")
    func authorities() async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings(["timeouts.keep_alive": "\"1s\""])) { proxy in
            let token = try await proxy.makeToken().value
            let ask = { (fields: [(String, String)]) in
                let start = [(":method", "GET"), (":scheme", "https"), (":path", "/v1/models")]
                let bytes = HTTP2Frames.request(start + fields + [("authorization", "Bearer " + token)])
                let input = files.folder + "/" + UUID().uuidString
                try Data(bytes).write(to: URL(filePath: input))
                // It is the listener that ends the connection, when nothing is asked of it any more.
                let text = try await Tool.client(proxy.ports[0], ["-quiet", "-alpn", "h2"], input: input)
                #expect(!text.contains("evil"), "\(text)")
            }
            try await ask([(":authority", "localhost")])
            #expect(proxy.stub.requests.count == 1)
            // Refused or passed over: it never counts.
            try await ask([(":authority", "localhost"), ("host", "evil.example")])
            try await ask([(":authority", "evil.example"), ("host", "localhost")])
            #expect(proxy.stub.requests.allSatisfy { $0["host"] == "127.0.0.1:\(proxy.stub.port)" })
            #expect(proxy.stub.requests.allSatisfy { !$0.whole.contains("evil") })
            let count = proxy.stub.requests.count
            try await ask([(":authority", "a"), (":authority", "evil.example")])
            try await ask([])
            try await ask([(":authority", "localhost"), ("transfer-encoding", "chunked")])
            try await ask([(":authority", "localhost"), ("connection", "close")])
            try await ask([(":authority", "localhost"), ("Upper", "a")])
            #expect(proxy.stub.requests.count == count)
        }
    }

    @Test(
        "curl speaks HTTP/1.1 and HTTP/2", .enabled(if: Tool.hasCurl, "curl is not installed"),
        arguments: [("--http1.1", "1.1"), ("--http2", "2")])
    func curl(option: String, version: String) async throws {
        let files = try await TLSFiles()
        try await RunningProxy.run(files.settings()) { proxy in
            let port = proxy.ports[0]
            let token = try await proxy.makeToken().value
            // Not as an argument, where everybody on a machine can read it.
            let configuration = try files.write("curlrc", "header = \"authorization: Bearer \(token)\"\n")
            let body = try files.write("body", RunningProxy.chatBody())
            let streaming = try files.write("streaming", RunningProxy.chatBody(extra: ",\"stream\":true"))
            let address = "https://localhost:\(port)"
            let usual = [
                "curl", "--silent", "--show-error", "--max-time", "60", "--cacert", files.root, "--resolve",
                "localhost:\(port):127.0.0.1", "--noproxy", "*", option, "--write-out",
                "\n%{http_version} %{http_code}", "--header",
                "content-type: application/json",
            ]
            let ask = { (arguments: [String]) in try await Tool.run(usual + arguments) }
            let chat = try await ask(["-K", configuration, "--data", "@" + body, address + "/v1/chat/completions"])
            #expect(chat.standardOutput.hasSuffix("\n\(version) 200"), "\(chat)")
            #expect(JSONTree(String(chat.standardOutput.dropLast(version.count + 5)))["choices"].count == 1, "\(chat)")
            let stream = try await ask(
                ["-K", configuration, "--no-buffer", "--data", "@" + streaming, address + "/v1/chat/completions"])
            #expect(stream.standardOutput.hasSuffix("data: [DONE]\n\n\n\(version) 200"), "\(stream)")
            #expect(
                proxy.stub.requests.map(\.text) == [
                    RunningProxy.chatBody(), RunningProxy.chatBody(extra: ",\"stream\":true"),
                ])
            let refused = try await ask(["--include", address + "/v1/models"])
            #expect(refused.standardOutput.hasSuffix("\n\(version) 401"), "\(refused)")
            #expect(refused.standardOutput.lowercased().contains("strict-transport-security: max-age="), "\(refused)")
            // Many requests over one connection, at once where the protocol can.
            let many = Array(repeating: ["--output", "/dev/null", address + "/v1/models"], count: 20).flatMap { $0 }
            let all = try await ask(["-K", configuration, "--parallel"] + many)
            #expect(all.standardOutput.components(separatedBy: "\(version) 200").count == 21, "\(all)")
            // HTTP/2 is what TLS agrees on, nothing else.
            let prior = try await Tool.run([
                "curl", "--silent", "--max-time", "20", "--http2-prior-knowledge", "http://127.0.0.1:\(port)/",
            ])
            #expect(prior.status != 0)
            let old = try await ask(
                ["--tls-max", "1.1", "--tlsv1.0", "--ciphers", "DEFAULT@SECLEVEL=0", address + "/v1/models"])
            #expect(old.status != 0 && !old.standardOutput.contains("HTTP"), "\(old)")
            let stranger = try await Tool.run(["curl", "--silent", "--max-time", "20", address + "/v1/models"])
            #expect(stranger.status != 0 && stranger.standardOutput.isEmpty, "\(stranger)")
        }
    }
}
