import Foundation
import ProxyDemo
import Testing

extension ProtocolTests {
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
                Set(
                    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
                        $0.split(separator: " ").first ?? ""
                    }.map(String.init))
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
                try await proxy.ask(
                    "GET", "/v1/models", token: token, [("origin", "https://good.com%0d%0aset-cookie: a=b")]),
                try await proxy.ask(
                    "GET", "/v1/models", token: token, [("origin", "https://good.com\r\nset-cookie: a=b")]),
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
        let settings = Settings([
            "cors.allowed_origins": "[\"*\"]", "cors.allow_credentials": "true", "environment": "\"production\"",
        ])
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
                good.replacingOccurrences(of: "${file:\(folder.path)/secrets/gemini}", with: "${env:PG_NOT_SET}"),
                good.replacingOccurrences(of: "/secrets/openai", with: "/secrets/missing"), "",
                good.replacingOccurrences(of: "100000", with: "-5"),
            ]
            for (index, text) in broken.enumerated() {
                try folder.write("etc/proxyguard.toml", text)
                let check = try await Program.run(
                    ["check", "--allow-root", "--config", folder.configuration], in: folder)
                try #require(check.status == 78, "\(index): \(check.standardOutput)")
                proxy.child.send(SIGHUP)
                let count = index + 1
                #expect(await proxy.child.tells("the one before counts on", times: count), "\(index)")
                #expect(try await proxy.chat(token: token).status == 200)
            }
            // A link that is exchanged counts, at once and whole.
            let next = good.replacingOccurrences(of: "100000", with: "99999") + "models = [\"stub-2\"]\n"
            try folder.write("etc/next.toml", next)
            try FileManager.default.removeItem(atPath: folder.configuration)
            try FileManager.default.createSymbolicLink(
                atPath: folder.configuration, withDestinationPath: folder.path + "/etc/next.toml")
            proxy.child.send(SIGHUP)
            #expect(await proxy.child.tells("configuration reloaded"))
            #expect(try await proxy.events("configuration.reload").contains { $0["outcome"].text == "success" })
            #expect(try await proxy.chat(token: token).status == 200)
        }
    }
}
