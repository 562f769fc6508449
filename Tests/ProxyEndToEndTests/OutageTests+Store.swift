import Foundation
import ProxyDemo
import Testing

extension OutageTests {
    private static func use(_ proxy: RunningProxy, _ token: String) async throws -> Int {
        try await proxy.manage("GET", "/usage?token=\(token)").json["items"].elements
            .reduce(0) { $0 + ($1["requests"].number ?? 0) }
    }

    @Test("While another program holds the store requests are served, and management says in time that it cannot")
    func lockedStore() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let doomed = try await proxy.makeToken()
            #expect(try await proxy.chat(token: token.value).status == 200)
            let lock = try StoreLock(path: proxy.folder.path + "/data/state.db")
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Longer than the store waits, so that what is used is not stored at the first attempt.
                group.addTask {
                    for _ in 0..<100 {
                        let answer = try await proxy.chat(token: token.value)
                        #expect(answer.status == 200, "\(answer.text)")
                        try await Task.sleep(for: .milliseconds(60))
                    }
                }
                group.addTask {
                    let began = ContinuousClock.now
                    async let project = proxy.manage("POST", "/projects", "{\"name\":\"late\"}")
                    async let revocation = proxy.manage("POST", "/tokens/\(doomed.id)/revoke", "{}")
                    let answers = try await [project, revocation]
                    for answer in answers {
                        #expect(answer.status == 503, "\(answer.whole)")
                        #expect(answer.json["error"]["code"].text == "store_busy", "\(answer.text)")
                        #expect(answer["retry-after"] != nil)
                    }
                    // Five seconds each, and the same again for whoever was before.
                    #expect(ContinuousClock.now - began < .seconds(60))
                }
                group.addTask {
                    for path in ["/status", "/projects", "/tokens", "/audit"] {
                        let answer = try await proxy.manage("GET", path)
                        #expect(answer.status == 200, "\(path): \(answer.text)")
                    }
                }
                try await group.waitForAll()
            }
            // What was refused was not done.
            #expect(try await proxy.chat(token: doomed.value).status == 200)
            try lock.release()

            let isBack = try await proxy.becomesTrue {
                try await proxy.manage("POST", "/projects", "{\"name\":\"after\"}").status == 201
            }
            #expect(isBack)
            #expect(try await proxy.manage("POST", "/tokens/\(doomed.id)/revoke", "{}").status == 200)
            #expect(try await proxy.chat(token: doomed.value).status == 401)
            #expect(try await proxy.becomesTrue { try await Self.use(proxy, token.id) == 101 })
            let names = try await Self.names(proxy)
            #expect(names.contains("after") && !names.contains("late"), "\(names)")
            #expect(try await proxy.recordIsIntact())
        }
    }

    @Test("Containment does not wait for the store")
    func containment() async throws {
        try await RunningProxy.run { proxy in
            let token = try await proxy.makeToken()
            let lock = try StoreLock(path: proxy.folder.path + "/data/state.db")
            // It counts at once; that it will not outlast a start is said.
            let answer = try await proxy.manage("POST", "/lockdown", "{}")
            #expect(answer.status == 200 && answer.json["lockdown"].isTrue, "\(answer.whole)")
            #expect(answer.json["kept"].isFalse, "\(answer.whole)")
            #expect(try await proxy.chat(token: token.value).status == 503)
            let output = try await Program.run(
                ["lockdown", "on", "--url", "http://127.0.0.1:\(proxy.ports[1])"], in: proxy.folder,
                environment: ["PROXYGUARD_MANAGEMENT_TOKEN": proxy.folder.management])
            #expect(output.status == 0 && output.standardError.contains("would end it"), "\(output.standardError)")
            // What a start would bring back is not taken away.
            #expect(try await proxy.manage("DELETE", "/lockdown").status == 503)
            #expect(try await proxy.chat(token: token.value).status == 503)
            // Tokens cannot be revoked now, and that is said; what can be done is.
            let panic = try await proxy.manage("POST", "/panic", "{}")
            #expect(panic.status == 503, "\(panic.whole)")
            #expect(try await proxy.chat(token: token.value).status == 503)
            #expect(try await proxy.manage("POST", "/projects", "{\"name\":\"late\"}").status >= 400)
            try lock.release()
            #expect(try await proxy.becomesTrue { try await proxy.manage("POST", "/panic", "{}").status == 200 })
            #expect(try await proxy.manage("POST", "/lockdown", "{}").json["kept"].isTrue)
            #expect(try await proxy.manage("DELETE", "/lockdown").status == 200)
            #expect(try await proxy.chat(token: token.value).status == 401)
        }
    }
}
