import Foundation
import ProxyDemo
import Testing

/// Texts that are made to keep guards busy, and ordinary ones that are none of their business.
@Suite("Texts and guards", .timeLimit(.minutes(15)))
struct HostileTextTests {
    /// What patterns have trouble with: nearly matches without end. Each about so many bytes.
    private static func texts(_ count: Int) -> [(name: String, text: String)] {
        pieces.map { name, start, piece in
            (name, start + String(repeating: piece, count: max(1, count / piece.utf8.count)))
        }
    }

    private static let keyStart = "sk-" + "ant-api03-AAAA "
    private static let tokenStart = "ey" + "J0eXAiOiJKV1Qi."
    private static let blockStart = "-----BEGIN RSA PRIVATE " + "KEY-----\n"

    /// A name, how a text begins, and what comes again and again.
    private static let pieces: [(String, String, String)] = [
        ("one letter", "", "a"), ("spaces", "", " "), ("tabs and quotes", "", "\t\"'"),
        ("assignments", "", "password = secret_key: "), ("equals", "", "key="), ("colons", "", "a:"),
        ("base64", "", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk"), ("hexadecimal", "", "0123456789abcdef"),
        ("beginnings of keys", "", keyStart), ("beginnings of tokens", "", tokenStart),
        ("beginnings of blocks", "", blockStart), ("addresses", "", "https://user:pass@"),
        ("a long address", "postgres://", "a:"), ("opened", "", "(((("), ("mails", "", "a.a-a_a@"),
        ("dots", "", "a."), ("digits", "", "4111 "), ("combining", "", "e\u{301}\u{200B}"),
        ("emoji", "", "\u{1F468}\u{200D}"), ("lines", "", "\n"), ("backslashes", "", "\\"),
    ]

    @Test("ATK-67: no text is too hard to be read to its end; others are served meanwhile")
    func patterns() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken().value
            let secret = Canary.secret(67)
            for (name, text) in Self.texts(128 << 10) {
                async let other = proxy.ask("GET", "/v1/models", token: token)
                let clean = try await proxy.chat(text, token: token)
                #expect(clean.status == 200, "\(name): \(clean.text)")
                #expect(try await other.status == 200, "\(name)")
                #expect(proxy.stub.requests.contains { $0.text == RunningProxy.chatBody(text) }, "\(name)")
                // Never silently clean: what stands in front of it or behind it is found.
                for text in ["\(text) my key is \(secret) ok", "my key is \(secret) \(text)"] {
                    let refused = try await proxy.chat(text, token: token)
                    #expect(refused.status == 400, "\(name): \(refused.status) \(refused.text)")
                    #expect(refused.code == "content_policy_violation", "\(name)")
                }
            }
            #expect(proxy.stub.requests.allSatisfy { !$0.text.contains(secret) })
        }
    }

    @Test("ATK-67: patterns of one's own that take too long refuse the request")
    func ownPatterns() async throws {
        let folder = try ProxyFolder()
        let rules = try folder.write(
            "rules.txt", "nested: (a+)+b\nalternatives: (a|a|aa)+c\noptions: (.*)*x\\d{3}y\nloop: ([a-z]+\\s*)+!$\n")
        try await RunningProxy.run(Settings(["guards.prompt_rules": "[\"\(rules)\"]"])) { proxy in
            let token = try await proxy.makeToken().value
            var (sent, failed) = (0, 0)
            for (name, text) in Self.texts(64 << 10) {
                let answer = try await proxy.chat(text, token: token)
                // Found, or not read to the end; either way it is not sent.
                #expect([200, 400, 503].contains(answer.status), "\(name): \(answer.status)")
                if answer.status == 200 { sent += 1 }
                if answer.status == 503 {
                    #expect(answer.code == "guard_unavailable", "\(name)")
                    failed += 1
                }
                #expect(try await proxy.ask("GET", "/v1/models", token: token).status == 200)
            }
            #expect(failed > 0, "no text was too hard")
            #expect(proxy.stub.requests.count { $0.method == "POST" } == sent)
            #expect(try await proxy.chat("Hello", token: token).status == 200)
            #expect(try await proxy.events("guard.failed").count == failed)
        }
    }

    @Test("ATK-67: the same in answers, whole and in events")
    func answers() async throws {
        let texts = Self.texts(64 << 10)
        let secret = Canary.secret(68)
        try await RunningProxy.run(Settings()) { request in
            let prompt = ProviderStubPrompt.text(of: request)
            guard let index = Int(prompt) else { return nil }
            let all = "\(texts[index].text) my key is \(secret) ok"
            let quoted = { (text: String) in
                String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
            }
            guard JSONTree(request.text)["stream"].isTrue else {
                return .whole("{\"choices\":[{\"index\":0,\"message\":{\"content\":\(quoted(all))}}]}")
            }
            let letters = Array(all)
            let events = stride(from: 0, to: letters.count, by: 2000).map { start in
                let piece = quoted(String(letters[start..<min(start + 2000, letters.count)]))
                return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\(piece)}}]}\n\n"
            }
            return .events(events + ["data: [DONE]\n\n"])
        } _: { proxy in
            let token = try await proxy.makeToken().value
            for (index, text) in texts.enumerated() {
                for extra in ["", ",\"stream\":true"] {
                    let answer = try await proxy.chat("\(index)", token: token, extra: extra)
                    #expect([200, 502, 503].contains(answer.status), "\(text.name): \(answer.status)")
                    #expect(!answer.text.contains(secret), "\(text.name)\(extra)")
                }
            }
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }

    @Test("ATK-32: what is taken out is taken out where it stands, of each message; nothing else changes")
    func redaction() async throws {
        try await RunningProxy.run(Settings(["guards.request_secrets": "\"redact\""])) { proxy in
            let token = try await proxy.makeToken().value
            let secrets = [Canary.secret(321), Canary.secret(322)]
            let code = "```swift\\nlet a = [\\\"b\\\": 1]  // **bold** _it_\\n```\\n| a | b |\\n|---|---|\\n"
            let body = { (first: String, second: String) -> String in
                "{ \"model\":\"stub-1\" ,\"messages\":[{\"role\":\"system\",\"content\":\"\(code)\"},"
                    + "{\"role\":\"user\",\"content\":\"first \(first), please\"},"
                    + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[]},"
                    + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"\\u0041 \(second) \\u00e9\"}]}],"
                    + "\"temperature\":1.50}\n"
            }
            let answer = try await proxy.ask(
                "POST", "/v1/chat/completions", token: token, [], body(secrets[0], secrets[1]))
            #expect(answer.status == 200, "\(answer.text)")
            let sent = try #require(proxy.stub.requests.first?.text)
            for secret in secrets { #expect(!sent.contains(secret)) }
            let tree = JSONTree(sent)
            #expect(tree["messages"].count == 4)
            // All in front of the first, between the two, and behind the second is as it was.
            let whole = body("\u{1}", "\u{1}").components(separatedBy: "\u{1}")
            #expect(sent.hasPrefix(whole[0]) && sent.hasSuffix(whole[2]) && sent.contains(whole[1]), "\(sent)")
            #expect(sent.utf8.count < body("", "").utf8.count + 200, "\(sent)")
        }
    }

    @Test("ATK-33: a thousand ordinary sentences pass, byte for byte")
    func ordinary() async throws {
        let subjects = [
            "The key to success", "My password manager", "A token of gratitude", "The secret garden", "Our API team",
            "The bearer of this letter", "Order 4111-2222", "Commit 9f86d081884c7d65", "The private school",
            "Version 1.2.3-beta.4", "The session at 10:30", "Authorization from the board",
        ]
        let verbs = [
            "is discussed in", "was mentioned by", "depends on", "replaces", "looks like", "has nothing to do with",
            "comes before", "follows",
        ]
        let objects = [
            "the minutes of Tuesday.", "https://example.org/a?page=2#top.", "chapter 7 (pp. 12\u{2013}19).",
            "user@example.org, who wrote it.", "the file /usr/share/doc/readme.md!", "127.0.0.1 and port 8080?",
            "`let key = value` in the code.", "550e8400-e29b-41d4-a716-446655440000.", "\u{201C}quoted\u{201D} text.",
            "na\u{EF}ve caf\u{E9}s in Z\u{FC}rich.", "3.14159 and 2.71828.",
        ]
        let sentences = (0..<1000).map { index in
            "\(subjects[index % subjects.count]) \(verbs[index % verbs.count]) \(objects[index % objects.count]) (\(index))"
        }
        for action in ["block", "redact"] {
            try await RunningProxy.run(Settings(["guards.request_secrets": "\"\(action)\""])) { proxy in
                let token = try await proxy.makeToken().value
                for start in stride(from: 0, to: sentences.count, by: 50) {
                    let body = RunningProxy.chatBody(sentences[start..<start + 50].joined(separator: "\n"))
                    let answer = try await proxy.ask("POST", "/v1/chat/completions", token: token, [], body)
                    #expect(answer.status == 200, "\(start): \(answer.text)")
                    #expect(proxy.stub.requests.last?.text == body, "\(start)")
                }
                #expect(try await proxy.events("guard.found").isEmpty)
            }
        }
    }

    @Test("ATK-38, ATK-47: an answer that was cut off is not kept; one project's failures are not another's")
    func otherProjects() async throws {
        try await RunningProxy.run { proxy in
            let first = try await proxy.makeToken().value
            let second = try await proxy.makeToken().value
            let stream = try await proxy.stream(token: first, model: "stub-endless")
            #expect(await stream.shows("word"))
            await stream.close()
            let again = try await proxy.stream(token: first, model: "stub-endless")
            #expect(await again.shows("word"))
            await again.close()
            #expect(proxy.stub.requests.count == 2)
            for index in 0..<100 {
                let answer = try await proxy.chat(
                    token: first, model: index % 2 == 0 ? "stub-error" : "stub-1", extra: index % 2 == 0 ? "" : ",}")
                #expect(answer.status == (index % 2 == 0 ? 500 : 400))
            }
            for _ in 0..<20 { #expect(try await proxy.chat(token: second).status == 200) }
            #expect(try await proxy.chat(token: first).status == 200)
        }
    }

    @Test("ATK-20, ATK-35: no answer has a cookie, and no request starts a process")
    func nothingBesides() async throws {
        try await RunningProxy.run(Settings(["management.failures_per_minute": "60"])) { proxy in
            let token = try await proxy.makeToken()
            var answers = [
                try await proxy.chat(token: token.value), try await proxy.chat("$(id) `id`", token: token.value),
                try await proxy.chat("key \(Canary.secret())", token: token.value),
                try await proxy.ask("GET", "/v1/models"), try await proxy.ask("GET", "/nothing"),
            ]
            for path in ["/status", "/projects", "/tokens", "/keys", "/audit", "/audit/report", "/usage", "/nothing"] {
                answers.append(try await proxy.manage("GET", path))
                answers.append(try await proxy.manage("GET", path, token: token.value))
            }
            for answer in answers {
                #expect(!answer.headers.contains { $0.name == "set-cookie" })
                #expect(answer["cache-control"]?.contains("no-store") == true, "\(answer.whole)")
            }
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(proxy.child.identifier)/task") {
                let file = "/proc/\(proxy.child.identifier)/task/\(thread)/children"
                // Threads come and go.
                guard let children = try? String(contentsOfFile: file, encoding: .utf8) else { continue }
                #expect(children.allSatisfy { $0.isWhitespace }, "\(children)")
            }
        }
    }
}
