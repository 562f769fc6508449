import Foundation
import ProxyDemo
import Testing

/// The program under load, and at its ends.
@Suite("Operation", .timeLimit(.minutes(15)))
struct OperationTests {
    @Test("Killed in the middle of load: the record is whole, what was acknowledged is there, nothing is counted twice")
    func killed() async throws {
        try await Places.shared.using {
            let stub = try await ProviderStub.start()
            let folder = try ProxyFolder()
            let proxy = try await RunningProxy.start(Settings(), stub: stub, folder: folder)
            let token = try await proxy.makeToken(",\"limits\":{\"total_requests\":1000}")
            let answered = try await withThrowingTaskGroup(of: [String].self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var names: [String] = []
                        for index in 0..<200 {
                            let name = "kill-\(worker)-\(index)"
                            let project = try? await LoopbackConnection.ask(
                                port: proxy.ports[1], "POST", "/manage/v1/projects",
                                [
                                    ("authorization", "Bearer " + folder.management),
                                    ("content-type", "application/json"),
                                ],
                                Array("{\"name\":\"\(name)\"}".utf8))
                            if project?.status == 201, project?.isWhole == true { names.append(name) }
                            let chat = try? await LoopbackConnection.ask(
                                port: proxy.ports[0], "POST", "/v1/chat/completions",
                                [("authorization", "Bearer " + token.value), ("content-type", "application/json")],
                                Array(RunningProxy.chatBody().utf8))
                            if chat == nil { break }
                        }
                        return names
                    }
                }
                #expect(await stub.receives(100))
                proxy.child.send(SIGKILL)
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(await proxy.child.end() == 128 + SIGKILL)
            #expect(!answered.isEmpty)

            let next = try await proxy.restarted()
            #expect(try await next.recordIsIntact())
            let text = folder.auditLines.joined(separator: "\n")
            for name in answered { #expect(text.contains("\"\(name)\""), "\(name) is not on record") }
            var names: Set<String> = []
            var cursor = ""
            repeat {
                let page = try await next.manage("GET", "/projects?limit=200\(cursor)")
                for item in page.json["items"].elements { names.insert(item["name"].text ?? "") }
                cursor = page.json["next"].text.map { "&cursor=" + $0 } ?? ""
            } while !cursor.isEmpty
            #expect(names.isSuperset(of: answered))
            let used = try await next.manage("GET", "/usage?token=\(token.id)").json["items"].elements
                .reduce(0) { $0 + ($1["requests"].number ?? 0) }
            #expect(used <= stub.requests.count)
            #expect(try await next.chat(token: token.value).status == 200)
            next.child.send(SIGTERM)
            #expect(await next.child.end() == 0)
            let verdict = try await Program.run(["audit", "verify", "--config", folder.configuration], in: folder)
            #expect(verdict.status == 0, "\(verdict.standardOutput)\(verdict.standardError)")
            await stub.stop()
        }
    }

    @Test("A token that is revoked under load is served no more from then on")
    func revokedUnderLoad() async throws {
        try await RunningProxy.run(
            Settings(["limits.connections_per_ip": "1000", "management.failures_per_minute": "60"])
        ) { proxy in
            let token = try await proxy.makeToken()
            let other = try await proxy.makeToken()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask { for _ in 0..<60 { _ = try await proxy.chat(token: other.value) } }
                }
                #expect(await proxy.stub.receives(40))
                #expect(try await proxy.chat(token: token.value).status == 200)
                #expect(try await proxy.manage("POST", "/tokens/\(token.id)/revoke", "{}").status == 200)
                for _ in 0..<20 {
                    let answer = try await proxy.chat(token: token.value)
                    #expect([401, 429].contains(answer.status))
                }
                try await group.waitForAll()
            }
            #expect(proxy.stub.requests.count == 8 * 60 + 1)
        }
    }

    @Test("SIGTERM: what is under way ends as it should, and nothing new begins")
    func drain() async throws {
        let (pass, open) = AsyncStream.makeStream(of: Void.self)
        try await RunningProxy.run(Settings(["timeouts.drain": "\"20s\""])) { request in
            guard ProviderStubPrompt.text(of: request) == "wait" else { return nil }
            return .script { wire in
                try await wire.head(200, [("content-type", "text/event-stream"), ("transfer-encoding", "chunked")])
                try await wire.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"first\"}}]}\n\n")
                for await _ in pass { break }
                try await wire.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\" and last\"}}]}\n\n")
                try await wire.chunk("data: [DONE]\n\n")
                try await wire.end()
            }
        } _: { proxy in
            let token = try await proxy.makeToken().value
            let idle = try await proxy.connect()
            try await idle.send("GET", "/v1/models", [("authorization", "Bearer " + token)])
            #expect(await idle.answer()?.status == 200)
            let stream = try await proxy.stream("wait", token: token)
            #expect(await proxy.stub.receives(2))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.tells("stopping"))
            // Readiness ends at once; the listener does.
            var refused = false
            let end = ContinuousClock.now + .seconds(20)
            while !refused, ContinuousClock.now < end {
                let answer = try? await LoopbackConnection.ask(port: proxy.ports[2], "GET", "/ready")
                refused = answer?.status != 200
            }
            #expect(refused)
            open.yield()
            let answer = await stream.answer()
            #expect(answer?.isWhole == true)
            let text = (answer?.text ?? "").split(separator: "\n").compactMap {
                JSONTree(String($0.dropFirst(6)))["choices"][0]["delta"]["content"].text
            }.joined()
            #expect(text == "first and last", "\(answer?.text ?? "")")
            #expect(answer?.text.hasSuffix("data: [DONE]\n\n") == true)
            #expect(await proxy.child.end() == 0)
            await idle.close()
            #expect(proxy.folder.auditLines.last?.contains("proxy.stop") == true)
        }
    }

    @Test("SIGTERM does not wait for ever")
    func drainEnds() async throws {
        try await RunningProxy.run(Settings(["timeouts.drain": "\"1s\""])) { proxy in
            let token = try await proxy.makeToken().value
            let stream = try await proxy.stream(token: token, model: "stub-endless")
            #expect(await stream.shows("word"))
            proxy.child.send(SIGTERM)
            #expect(await proxy.child.end() == 0)
            await stream.close()
            let verdict = try await Program.run(
                ["audit", "verify", "--config", proxy.folder.configuration], in: proxy.folder)
            #expect(verdict.status == 0)
        }
    }

    @Test("The commands drive a running program")
    func commands() async throws {
        try await RunningProxy.run { proxy in
            let folder = proxy.folder
            let run = { (words: [String]) in
                try await Program.run(
                    words + ["--json", "--url", "http://127.0.0.1:\(proxy.ports[1])"], in: folder,
                    environment: ["PROXYGUARD_MANAGEMENT_TOKEN": folder.management])
            }
            let project = try await run(["project", "create", "shop"])
            #expect(project.status == 0, "\(project.standardError)")
            let id = try #require(JSONTree(project.standardOutput)["id"].text)
            let token = try await run(["token", "create", id, "--name", "app", "--requests-per-minute", "5"])
            let value = try #require(JSONTree(token.standardOutput)["token"].text, "\(token.standardError)")
            #expect(try await proxy.chat(token: value).status == 200)
            #expect(try await run(["lockdown", "on"]).status == 0)
            let refused = try await proxy.chat(token: value)
            #expect(refused.status == 503 && refused.code == "locked_down")
            #expect(JSONTree(try await run(["status"]).standardOutput)["lockdown"].isTrue)
            #expect(try await run(["lockdown", "off"]).status == 0)
            #expect(try await proxy.chat(token: value).status == 200)
            #expect(JSONTree(try await run(["status"]).standardOutput)["lockdown"].isFalse)
            #expect(JSONTree(try await run(["audit", "verify"]).standardOutput)["intact"].isTrue)
            #expect(try await run(["panic", "--yes"]).status == 0)
            #expect(try await proxy.chat(token: value).status == 503)
            #expect(try await run(["project", "create", "late"]).status == 1)
            #expect(try await run(["lockdown", "off"]).status == 0)
            #expect(try await proxy.chat(token: value).status == 401)
            let show = try await Program.run(
                ["config", "show", "--effective", "--allow-root", "--config", folder.configuration], in: folder)
            #expect(show.status == 0, "\(show.standardOutput)")
            #expect(!show.standardOutput.contains(Canary.keyMark))
        }
    }
}
