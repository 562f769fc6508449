import Foundation
import ProxyDemo
import ProxyTokens
import Testing

/// Who may ask, and who may administer.
@Suite("Authentication", .timeLimit(.minutes(15)))
struct AuthenticationTests {
    /// So that tests with many wrong tokens see what they are about.
    private static let patient = Settings(["management.failures_per_minute": "60"])

    private static func bare(_ answer: LoopbackAnswer) -> String {
        let id = answer["x-request-id"] ?? "?"
        // Nor does a second that has passed meanwhile tell anything.
        let time = answer["date"] ?? "?"
        return answer.whole.replacingOccurrences(of: id, with: "ID").replacingOccurrences(of: time, with: "TIME")
    }

    @Test("ATK-11: whatever a token is made of, one answer")
    func hostileTokens() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let unknown = Canary.clientToken()
            let usual = try await proxy.ask("GET", "/v1/models", token: unknown)
            #expect(usual.status == 401)
            let tokens = [
                "x' OR '1'='1", "' UNION SELECT 1--", "x'; SELECT pg_sleep(5)--", String(repeating: "'", count: 10_000),
                "\u{e9}\u{fc}", "pg_", unknown + "'", unknown + " ", "null", "undefined", "../../etc/passwd",
                String(repeating: "a", count: 20_000),
            ]
            for token in tokens {
                let answer = try await proxy.ask("GET", "/v1/models", token: token)
                #expect(Self.bare(answer) == Self.bare(usual), "\(token.prefix(40))")
            }
            // Bytes that no header may have, and more than headers may be.
            let head = Array("GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ".utf8)
            for token in [[0x61, 0x00, 0x62], [0xFF, 0xFE], [UInt8](repeating: 0x27, count: 1 << 20)] as [[UInt8]] {
                let answer = try await proxy.raw(head + token + Array("\r\nconnection: close\r\n\r\n".utf8))
                let status = answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
                #expect(status.map { [400, 401, 431].contains($0) } ?? (token.count > 1000), "\(answer.prefix(200))")
            }
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    @Test("ATK-12: no form of host or path reaches a route without a token")
    func confusion() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let body = RunningProxy.chatBody()
            let hosts = [
                "x/health?", "a@b", "x/live", "a b", "a,b", "", "[::1", "a:99999", "x#y", "x?y", "evil\\x", "a/../b",
            ]
            for host in hosts {
                let answer = try await proxy.ask("GET", "/v1/models", [("host", host)])
                #expect(answer.status == 400, "Host \(host): \(answer.status)")
            }
            let doubled = try await proxy.raw("GET /v1/models HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n")
            #expect(doubled.hasPrefix("HTTP/1.1 400"))
            let none = try await proxy.raw("GET /v1/models HTTP/1.1\r\n\r\n")
            #expect(none.hasPrefix("HTTP/1.1 400"))
            for target in [
                "/health/../v1/chat/completions", "/v1/chat/completions/health", "/v1/chat/completions;x=health",
                "/v1/chat/completions/", "/%76%31/chat/completions", "/v1/%2e%2e/v1/chat/completions",
                "/V1/chat/completions", "/v1/Chat/Completions", "/live/../v1/chat/completions",
                "/v1/chat/completions%20",
                "/v1/chat/completions?/health", "/v1/chat/completions", "/v1/chat/completions?key=x",
                "/./v1/chat/completions",
            ] {
                let answer = try await proxy.ask("POST", target, [], body)
                #expect([400, 401, 404].contains(answer.status), "\(target): \(answer.status)")
            }
            #expect(proxy.stub.requests.isEmpty)
        }
    }

    @Test(
        "ATK-14: known and empty secrets are refused before anything listens",
        arguments: [
            "sk-" + "1234", "secret-api-key", "changeme", "replace_with_secure_random_token", "test-api-key", "",
        ])
    func defaults(value: String) async throws {
        let folder = try ProxyFolder()
        for (name, key) in [("management", "management.token_hash"), ("encryption", "encryption.key")] {
            let folder = try ProxyFolder()
            try folder.write("secrets/" + name, value)
            let ports = try await FreePorts.find(3)
            try folder.write("etc/proxyguard.toml", Settings().text(folder, ports: ports, upstream: 1))
            let output = try await Places.shared.using {
                try await Program.run(["serve", "--allow-root", "--config", folder.configuration], in: folder)
            }
            #expect(output.status == 78, "\(name): \(output.standardError)")
            #expect(output.standardError.contains(key), "\(output.standardError)")
            #expect(!output.standardError.contains("listening"))
            if value.count > 8 { #expect(!(output.standardError + output.standardOutput).contains(value)) }
        }
        // The hash of such a word is no better than the word.
        try folder.write("secrets/management", TokenHasher().hash(Array(value.utf8)).text)
        try folder.write(
            "etc/proxyguard.toml", Settings().text(folder, ports: try await FreePorts.find(3), upstream: 1))
        guard ["sk-" + "1234", "changeme", ""].contains(value) else { return }
        let output = try await Places.shared.using {
            try await Program.run(["serve", "--allow-root", "--config", folder.configuration], in: folder)
        }
        #expect(output.status == 78, "\(output.standardError)")
    }

    @Test("ATK-15, ATK-16: a token counts as a whole, checksum or not")
    func likeness() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let token = try await proxy.makeToken()
            #expect(try await proxy.ask("GET", "/v1/models", token: token.value).status == 200)
            let stranger = Canary.clientToken()
            let value = token.value
            let wrong: [String] = [
                "pg_garbage", stranger, String(value.prefix(20)), String(value.dropLast()), value + "a",
                "\(value.prefix(20))\(stranger.dropFirst(20))", value.uppercased(), String(value.dropFirst()),
                "\(value.dropLast(6))000000",
            ]
            for value in wrong {
                #expect(try await proxy.ask("GET", "/v1/models", token: value).status == 401, "\(value.count)")
            }
            #expect(try await proxy.ask("GET", "/v1/models", token: token.value).status == 200)
            #expect(proxy.stub.requests.count == 2)
        }
    }

    @Test("ATK-17: a token ends when it is revoked, expires, or loses its project; an open stream with it")
    func ends() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let project = try await proxy.makeProject()
            let revoked = try await proxy.makeToken(project: project)
            let other = try await proxy.makeToken(project: project)
            for token in [revoked, other] {
                #expect(try await proxy.ask("GET", "/v1/models", token: token.value).status == 200)
            }
            let stream = try await proxy.stream(token: revoked.value, model: "stub-endless")
            #expect(await stream.shows("word"))
            #expect(try await proxy.manage("POST", "/tokens/\(revoked.id)/revoke", "{}").status == 200)
            // The answer to the revocation is there: from now on nobody is served.
            #expect(try await proxy.ask("GET", "/v1/models", token: revoked.value).status == 401)
            let rest = try #require(await stream.answer())
            #expect(rest.text.contains("invalid_api_key"))
            #expect(!rest.text.contains("[DONE]"))
            #expect(try await proxy.ask("GET", "/v1/models", token: other.value).status == 200)

            #expect(try await proxy.manage("PATCH", "/projects/\(project)", "{\"disabled\":true}").status == 200)
            #expect(try await proxy.ask("GET", "/v1/models", token: other.value).status == 401)
            #expect(try await proxy.manage("PATCH", "/projects/\(project)", "{\"disabled\":false}").status == 200)
            #expect(try await proxy.ask("GET", "/v1/models", token: other.value).status == 200)

            let answer = try await proxy.manage("POST", "/tokens/\(other.id)/rotate", "{\"overlap\":0}")
            let next = try #require(answer.json["token"].text)
            #expect(try await proxy.ask("GET", "/v1/models", token: other.value).status == 401)
            #expect(try await proxy.ask("GET", "/v1/models", token: next).status == 200)
        }
    }

    @Test("ATK-17: what is revoked stays so after a new start")
    func endsForGood() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let token = try await proxy.makeToken()
            let kept = try await proxy.makeToken()
            #expect(try await proxy.manage("POST", "/tokens/\(token.id)/revoke", "{}").status == 200)
            proxy.child.send(SIGKILL)
            _ = await proxy.child.end()
            let next = try await proxy.restarted()
            #expect(try await next.ask("GET", "/v1/models", token: token.value).status == 401)
            #expect(try await next.ask("GET", "/v1/models", token: kept.value).status == 200)
            next.child.send(SIGTERM)
            #expect(await next.child.end() == 0)
        }
    }

    @Test("ATK-18: a token cannot be given more than there is")
    func escalation() async throws {
        try await RunningProxy.run { proxy in
            let project = try await proxy.makeProject(
                ",\"limits\":{\"requests_per_minute\":10},\"models\":[\"stub-1\"]")
            let other = try await proxy.makeProject()
            for members in [
                "\"role\":\"admin\"", "\"user_role\":\"proxy_admin\"", "\"allowed_routes\":[\"*\"]",
                "\"max_requests\":-1", "\"project_id\":\"\(other)\"", "\"expires_in\":99999999",
                "\"expires_in\":-1", "\"expires_in\":0", "\"expires_in\":1.5", "\"expires_in\":\"60\"",
                "\"expires_at\":\"2099-01-01T00:00:00Z\"", "\"limits\":{\"requests_per_minute\":-1}",
                "\"limits\":{\"requests_per_minute\":11}", "\"limits\":{\"requests_per_minute\":1e9}",
                "\"limits\":{\"unlimited\":true}", "\"models\":[\"stub-2\"]", "\"models\":[\"*\"]",
                "\"name\":\"again\"", "\"hash\":\"\(String(repeating: "a", count: 64))\"", "\"token\":\"pg_mine\"",
                "\"limits\":{\"total_requests\":9223372036854775808}",
            ] {
                let answer = try await proxy.manage(
                    "POST", "/projects/\(project)/tokens", "{\"name\":\"a\",\(members)}")
                #expect(answer.status == 400, "\(members): \(answer.text)")
                #expect(answer.json["token"].isNull)
            }
            let all = try await proxy.manage("GET", "/tokens")
            #expect(all.json["items"].count == 0, "\(all.text)")
            #expect(try await proxy.manage("POST", "/projects/\(project)/tokens", "{\"name\":\"a\"}").status == 201)
        }
    }

    @Test("ATK-19: a hash is no token, and no answer has one")
    func hashes() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let token = try await proxy.makeToken()
            #expect(try await proxy.chat(token: token.value).status == 200)
            let hash = TokenHasher().hash(Array(token.value.utf8))
            let managementHash = proxy.folder.managementToken.hashText
            for value in [hash.hex, hash.text, "pg_" + hash.hex, managementHash] {
                #expect(try await proxy.ask("GET", "/v1/models", token: value).status == 401)
            }
            for value in [managementHash, hash.text] {
                #expect(try await proxy.manage("GET", "/status", token: value).status == 401)
            }
            for path in [
                "/tokens", "/tokens/\(token.id)", "/projects", "/projects/\(token.project)",
                "/projects/\(token.project)/tokens", "/keys", "/audit", "/audit/report", "/status", "/usage",
            ] {
                let answer = try await proxy.manage("GET", path)
                #expect(answer.status == 200, "\(path): \(answer.text)")
                for secret in [
                    hash.hex, token.value, String(managementHash.suffix(64)), proxy.folder.management, Canary.keyMark,
                ] {
                    #expect(!answer.whole.contains(secret), "\(path) has a secret")
                }
            }
        }
    }

    @Test("ATK-21: who may not ask learns nothing of what is there")
    func enumeration() async throws {
        try await RunningProxy.run(Self.patient) { proxy in
            let token = try await proxy.makeToken()
            let stranger = try await proxy.makeToken()
            let missing = ["/projects/prj_aaaaaaaaaaaaaaaa", "/tokens/tok_aaaaaaaaaaaaaaaa"]
            let present = ["/projects/\(token.project)", "/tokens/\(token.id)"]
            for value in [token.value, stranger.value] {
                var answers: Set<String> = []
                for path in missing + present {
                    let answer = try await proxy.manage("GET", path, token: value)
                    #expect(answer.status == 401)
                    answers.insert(
                        Self.bare(answer).replacingOccurrences(
                            of: answer.json["request_id"].text ?? "?", with: "ID"))
                }
                #expect(answers.count == 1, "\(answers)")
            }
            for path in missing + present + ["/projects", "/tokens", "/usage", "/audit"] {
                #expect(try await proxy.ask("GET", path, token: token.value).status == 404)
            }
        }
    }

    @Test("ATK-22: no header says where a request comes from, unless a trusted proxy sends it")
    func addresses() async throws {
        let headers = [
            ("x-forwarded-for", "203.0.113.7"), ("forwarded", "for=203.0.113.7"), ("x-real-ip", "203.0.113.7"),
            ("cf-connecting-ip", "203.0.113.7"), ("true-client-ip", "203.0.113.7"), ("x-client-ip", "203.0.113.7"),
            ("x-admin-origin", "1"),
        ]
        try await RunningProxy.run { proxy in
            #expect(try await proxy.ask("GET", "/v1/models", headers).status == 401)
            let failure = try #require(try await proxy.events("auth.failure").first)
            #expect(failure["client_ip"].text == "127.0.0.1")
            #expect(failure["peer_ip"].text == "127.0.0.1")
            let prefixed = try await proxy.raw(
                "PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nGET /v1/models HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(prefixed.hasPrefix("HTTP/1.1 400") || prefixed.isEmpty, "\(prefixed)")
        }
        try await RunningProxy.run(Settings(["management.allowed_cidrs": "[\"203.0.113.0/24\"]"])) { proxy in
            let answer = try await proxy.manage("GET", "/status", nil, token: nil, headers)
            #expect(answer.status == 403)
        }
        try await RunningProxy.run(Settings(["tls.trusted_proxies": "[\"127.0.0.0/8\"]"])) { proxy in
            let chain = [("x-forwarded-for", "198.51.100.1, 203.0.113.7, 127.0.0.9")]
            #expect(try await proxy.ask("GET", "/v1/models", chain).status == 401)
            let failure = try #require(try await proxy.events("auth.failure").first)
            #expect(failure["client_ip"].text == "203.0.113.7")
            #expect(failure["peer_ip"].text == "127.0.0.1")
        }
    }

    @Test("ATK-23: who guesses waits, longer each time, and each guess is on record")
    func guesses() async throws {
        try await RunningProxy.run(Settings(["management.failures_per_minute": "3"])) { proxy in
            var statuses: [Int] = []
            for _ in 0..<8 {
                let answer = try await proxy.manage("GET", "/status", token: Canary.managementToken())
                statuses.append(answer.status)
                if answer.status == 429 { #expect(answer["retry-after"].flatMap { Int($0) } ?? 0 >= 1) }
            }
            #expect(Array(statuses.prefix(3)) == [401, 401, 401])
            #expect(statuses.dropFirst(3).contains(429), "\(statuses)")
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            let refused = proxy.folder.auditLines.filter { $0.contains("\"unknown_token\"") }
            #expect(refused.count == statuses.count { $0 == 401 })
            #expect(refused.allSatisfy { $0.contains("127.0.0.1") })
        }
    }
}
