import Foundation
import NIOCore
import NIOHTTP1
import ProxyConfiguration
import ProxyRecords
import ProxyStore
import ProxyTokens
import Rules
import Testing

@testable import ProxyDataPlane
@testable import ProxyServer

@Suite(.timeLimit(.minutes(15))) struct ProxyServerPlansTests {
    /// What each event loop works by.
    private func plans(_ running: RunningServer) async throws -> [DataPlan] {
        var plans: [DataPlan] = []
        for context in try #require(await running.server.dataPlane).contexts.all {
            plans.append(try await context.loop.submit { context.plan }.get())
        }
        return plans
    }

    /// Adds a key and has requests sent with it.
    private func addKey(_ running: RunningServer, _ value: String, to upstream: String = "stub") async throws -> String
    {
        let added = try await running.manage(
            "POST", "/keys", #"{"upstream":"\#(upstream)","value":"stored-provider-\#(value)"}"#)
        #expect(added.status == 201)
        let id = try #require(added.json["id"] as? String)
        let active = try await running.manage("POST", "/keys/\(id)/activate")
        #expect(active.status == 200)
        return id
    }

    @Test func ofChangesAtOnceEveryLoopEndsWithTheLast() async throws {
        try await RunningServer.run { running in
            var keys: [String] = []
            for number in 0..<3 { keys.append(try await addKey(running, "key-\(number)")) }
            var configurations: [Configuration] = []
            for number in 1...2 {
                running.folder.settings["limits.request_body"] = "\"\(number)KiB\""
                configurations.append(try running.folder.configuration())
            }
            let (ids, all, server) = (keys, configurations, running.server)
            let token = String(decoding: running.folder.management.secret.revealed, as: UTF8.self)
            let place = running.management
            for _ in 0..<2 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for configuration in all { group.addTask { await server.reload(configuration) } }
                    for id in ids {
                        group.addTask {
                            _ = try await Wire.ask(
                                "POST", "/manage/v1/keys/\(id)/activate", at: place,
                                headers: ["authorization: Bearer \(token)"])
                        }
                    }
                    try await group.waitForAll()
                }
                let current = try #require(await running.server.parts.store.latest.currentKeys["stub"])
                let limit = await running.server.configuration.settings[LimitSettings.requestBody].bytes
                for plan in try await plans(running) {
                    #expect(plan.upstreams.map(\.credentialID) == [current.id])
                    #expect(plan.requestBodyLimit == limit)
                }
                #expect(await running.server.told?.isConfirmed == true)
            }
        }
    }

    @Test func aLaterPlanHasAGreaterNumberAndWhatChangesNothingMakesNone() async throws {
        try await RunningServer.run { running in
            let first = try #require(await running.server.told?.plan.generation)
            _ = try await running.makeToken()
            #expect(await running.server.told?.plan.generation == first)
            let key = try await addKey(running, "key-1")
            #expect(await running.server.told?.plan.generation == first + 1)
            await running.server.reload(try running.folder.configuration())
            #expect(await running.server.told?.plan.generation == first + 2)
            #expect(
                try await plans(running).allSatisfy {
                    $0.generation == first + 2 && $0.upstreams[0].credentialID == key
                })
        }
    }

    @Test func aPlanThatIsNotKnownToHaveArrivedIsToldAgain() async throws {
        try await RunningServer.run { running in
            let server = running.server
            let loop = try #require(await server.dataPlane?.contexts.all.first)
            _ = try await addKey(running, "key-1")
            // As if a change were on its way to the loops when a call asks for its effect.
            var next = try await server.makePlan(await server.configuration, await server.secrets)
            next.plan.requestBodyLimit = 7
            await server.remember(next)
            await server.apply(await server.parts.store.latest.version)
            let limit = try await loop.loop.submit { loop.plan.requestBodyLimit }.get()
            #expect(limit == 7)
        }
    }

    @Test func whatCouldNotBeAppliedIsAppliedFromTimeToTime() async throws {
        try await RunningServer.run { running in
            let server = running.server
            let loop = try #require(await server.dataPlane?.contexts.all.first)
            var next = try await server.makePlan(await server.configuration, await server.secrets)
            next.plan.requestBodyLimit = 7
            await server.remember(next)
            await server.maintainStore()
            let limit = try await loop.loop.submit { loop.plan.requestBodyLimit }.get()
            #expect(limit == 7)
        }
    }

    // MARK: A change of keys is that of keys

    private static func forbidWords(_ folder: ServerFolder) throws {
        let rules = try folder.write("rules", "mine: forbidden words\n")
        folder.settings["guards.prompt_rules"] = "[\"\(rules)\"]"
    }

    @Test func aKeyIsExchangedWhateverBecameOfFiles() async throws {
        try await RunningServer.run(change: Self.forbidWords) { running in
            let (_, token) = try await running.makeToken()
            let key = try await addKey(running, "key-1")
            try FileManager.default.removeItem(atPath: running.folder.path + "/rules")
            let retired = try await running.manage("POST", "/keys/\(key)/retire")
            #expect(retired.status == 200)
            let answer = try await running.chat(token)
            #expect(answer.status == 200)
            #expect(
                running.provider.requests.last?.head.headers["authorization"] == [
                    "Bearer \(ServerFolder.providerKey)"
                ])
        }
    }

    @Test func aKeyBringsNothingIntoForceThatNobodyReloaded() async throws {
        try await RunningServer.run(change: Self.forbidWords) { running in
            let (_, token) = try await running.makeToken()
            try running.folder.write("rules", "mine: other words\n")
            _ = try await addKey(running, "key-1")
            let blocked = try await running.chat(token, text: "forbidden words")
            #expect(blocked.status == 400)
            let served = try await running.chat(token, text: "other words")
            #expect(served.status == 200)
            #expect(running.provider.requests.last?.head.headers["authorization"] == ["Bearer stored-provider-key-1"])
        }
    }

    @Test func aKeyThatCannotBeUsedIsNoSuccess() async throws {
        try await RunningServer.run { running in
            let other = try KeyRing(keys: [Secret(Array(ServerFolder.key(9).utf8))])
            let (store, id) = (await running.server.parts.store, RecordID.providerKey.generate())
            let sealed = try other.seal(Array("sealed-by-another".utf8), context: "another")
            _ = try await store.addProviderKey(id: id, upstream: "stub", sealed: sealed)
            #expect(await !running.server.apply(store.latest.version))
            let answer = try await running.manage("POST", "/projects", #"{"name":"p"}"#)
            #expect(answer.status == 503)
            let retired = try await running.manage("POST", "/keys/\(id)/retire")
            #expect(retired.status == 200)
            #expect(await running.server.apply(store.latest.version))
        }
    }

    // MARK: Upstreams that come and go

    @Test func anUpstreamThatAReloadAddedTakesKeysAtOnce() async throws {
        try await RunningServer.run { running in
            let body = #"{"upstream":"second","value":"stored-provider-second"}"#
            let before = try await running.manage("POST", "/keys", body)
            #expect(before.status == 400)
            var second = running.folder.upstreams[0]
            second["name"] = "\"second\""
            second["dialect"] = "\"anthropic\""
            running.folder.upstreams.append(second)
            await running.server.reload(try running.folder.configuration())
            let id = try await addKey(running, "second", to: "second")
            #expect(try await plans(running).allSatisfy { $0.upstreams.map(\.credentialID) == ["configuration", id] })
            running.folder.upstreams.removeLast()
            await running.server.reload(try running.folder.configuration())
            let after = try await running.manage("POST", "/keys", body)
            #expect(after.status == 400)
            #expect(try await plans(running).allSatisfy { $0.upstreams.map(\.name) == ["stub"] })
        }
    }

    // MARK: What does not wait

    /// A program that prints a secret may take its time.
    @Test func aRevocationWaitsForNoReload() async throws {
        try await RecordingProvider.run { provider in
            let folder = try ServerFolder()
            folder.upstreams[0]["base_url"] = "\"http://127.0.0.1:\(provider.port)\""
            let server = try await ProxyServer.start(
                ServeOptions(configuration: "", allowsPrograms: true), configuration: folder.configuration(),
                rules: ServerFolder.rules)
            let running = RunningServer(folder: folder, server: server, provider: provider)
            let (id, token) = try await running.makeToken()
            let pipe = folder.path + "/secrets/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            folder.upstreams[0]["credential"] = "\"${exec:/bin/cat \(pipe)}\""
            let next = try folder.configuration()
            async let reload: Bool = server.reload(next)
            // Returns once the program reads from it.
            let descriptor = await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: open(pipe, O_WRONLY | O_CLOEXEC)) }
            }
            let revoked = try await running.manage("POST", "/tokens/\(id)/revoke")
            #expect(revoked.status == 200)
            let answer = try await running.chat(token)
            #expect(answer.status == 401)
            // Up to now nothing of the reload counts.
            #expect(await server.configuration.upstreams.count == 1)
            let value = Array("printed-provider-key".utf8)
            #expect(write(descriptor, value, value.count) == value.count)
            close(descriptor)
            #expect(await reload)
            #expect(try await running.events("configuration.reload").map(\.outcome) == [.success])
            await server.stop()
        }
    }
}
