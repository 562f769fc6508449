import Foundation
import NIOHTTP1
import ProxyConfiguration
import ProxyRecords
import ProxyStore
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

@Suite struct ProxyServerTests {
    // MARK: Start and end

    @Test func aStartOpensEveryListenerAndAnEndClosesThem() async throws {
        var places: [ListenAddress] = []
        var folder: ServerFolder?
        try await RunningServer.run { running in
            places = [running.data, running.management, running.metrics]
            folder = running.folder
            for place in places { #expect(await Wire.isOpen(place)) }
            let ready = try await Wire.ask("GET", "/ready", at: running.metrics)
            #expect(ready.status == 200)
            let status = try await running.manage("GET", "/status")
            #expect(status.status == 200)
            #expect(status.json["version"] as? String == ProxyGuardVersion.current)
            let events = try await running.events("proxy.start")
            #expect(events.map(\.details) == [["version": ProxyGuardVersion.current]])
        }
        for place in places { #expect(await !Wire.isOpen(place)) }
        let stops = try await #require(folder).events("proxy.stop")
        #expect(stops.map(\.details) == [["unfinished": "0"]])
    }

    @Test func aSecondEndDoesNothing() async throws {
        try await RunningServer.run { running in
            await running.server.stop()
            await running.server.stop()
            let stops = try await running.folder.events("proxy.stop")
            #expect(stops.count == 1)
        }
    }

    @Test func thePortIsThatOfTheListener() async throws {
        try await RunningServer.run { running in
            // A socket of the file system has none.
            #expect(await running.server.port == nil)
        }
    }

    @Test func figuresCanBeSwitchedOff() async throws {
        let change: (ServerFolder) -> Void = { $0.settings["metrics.enabled"] = "false" }
        try await RunningServer.run(change: change) { running in
            #expect(await !Wire.isOpen(running.metrics))
            #expect(await Wire.isOpen(running.management))
        }
    }

    @Test func aWrongEncryptionKeyIsRefusedAtTheStart() async throws {
        try await RunningServer.run { running in
            await running.server.stop()
            try running.folder.write("secrets/encryption", ServerFolder.key(9))
            let error = await #expect(throws: ServerError.self) { try await running.folder.start() }
            #expect(error?.code == .encryption)
            try running.folder.write("secrets/encryption", ServerFolder.key(1))
            await (try running.folder.start()).stop()
        }
    }

    @Test func programsOfSecretsNeedThePermissionOfTheOptions() async throws {
        let folder = try ServerFolder()
        folder.upstreams[0]["credential"] = "\"${exec:/bin/echo printed-key}\""
        let configuration = try folder.configuration()
        await #expect(throws: ServerError.self) {
            try await ProxyServer.start(
                ServeOptions(configuration: ""), configuration: configuration, rules: ServerFolder.rules)
        }
        let server = try await ProxyServer.start(
            ServeOptions(configuration: "", allowsPrograms: true), configuration: configuration,
            rules: ServerFolder.rules)
        await server.stop()
    }

    /// Each listener at a place that somebody else has; afterwards the same folder starts.
    @Test(arguments: ["listeners.data", "listeners.management", "listeners.metrics"])
    func aTakenPlaceIsToldInOneLineAndEverythingIsClosedAgain(_ key: String) async throws {
        try await RecordingProvider.run { other in
            let folder = try ServerFolder()
            let free = folder.settings[key]
            let taken = "127.0.0.1:\(other.port)"
            folder.settings[key] = "\"\(taken)\""
            let error = await #expect(throws: ServerError.self) { try await folder.start() }
            #expect(error?.code == .listener)
            let message = try #require(error?.description)
            #expect(message.hasPrefix("\(key): cannot listen at \(taken)"), "\(message)")
            #expect(!message.contains("\n") && message.utf8.count < 300, "\(message)")
            for name in ["data", "management", "metrics"] {
                #expect(await !Wire.isOpen(.socket("\(folder.path)/run/\(name)")))
            }
            folder.settings[key] = free
            await (try folder.start()).stop()
        }
    }

    // MARK: Requests

    @Test func aTokenCountsAsSoonAsItIsMadeAndNoLongerThanItIsRevoked() async throws {
        try await RunningServer.run { running in
            let strangers = try await running.chat(
                String(decoding: ClientToken.generate(for: .development).secret.revealed, as: UTF8.self))
            #expect(strangers.status == 401)
            let (id, token) = try await running.makeToken()
            let answer = try await running.chat(token)
            #expect(answer.status == 200)
            #expect(answer.body.contains("chat.completion"))
            let request = try #require(running.provider.requests.first)
            #expect(running.provider.requests.count == 1)
            #expect(request.head.headers["authorization"] == ["Bearer \(ServerFolder.providerKey)"])
            #expect(!"\(request.head.headers)".contains(token))
            let revoked = try await running.manage("POST", "/tokens/\(id)/revoke")
            #expect(revoked.status == 200)
            let late = try await running.chat(token)
            #expect(late.status == 401)
            #expect(running.provider.requests.count == 1)
        }
    }

    @Test func aDisabledProjectHasNoTokens() async throws {
        try await RunningServer.run { running in
            let (id, token) = try await running.makeToken()
            let record = try await running.manage("GET", "/tokens/\(id)")
            let project = try #require(record.json["project_id"] as? String)
            let change = try await running.manage("PATCH", "/projects/\(project)", #"{"disabled":true}"#)
            #expect(change.status == 200)
            let answer = try await running.chat(token)
            #expect(answer.status == 401)
        }
    }

    @Test func tokensOutliveTheProgram() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            await running.server.stop()
            let server = try await running.folder.start()
            let answer = try await running.chat(token)
            #expect(answer.status == 200)
            await server.stop()
        }
    }

    @Test func budgetsOutliveTheProgram() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken(#","limits":{"total_requests":2}"#)
            let first = try await running.chat(token)
            #expect(first.status == 200)
            await running.server.stop()
            let server = try await running.folder.start()
            let second = try await running.chat(token)
            #expect(second.status == 200)
            let third = try await running.chat(token)
            #expect(third.status == 429)
            #expect(third.body.contains("insufficient_quota"))
            await server.stop()
        }
    }

    @Test func aLockdownServesNobodyUntilItEnds() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            let lock = try await running.manage("POST", "/lockdown")
            #expect(lock.status == 200)
            let refused = try await running.chat(token)
            #expect(refused.status == 503)
            let notReady = try await Wire.ask("GET", "/ready", at: running.metrics)
            #expect(notReady.status == 503)
            let status = try await running.manage("GET", "/status")
            #expect(status.json["lockdown"] as? Bool == true)
            let unlock = try await running.manage("DELETE", "/lockdown")
            #expect(unlock.status == 200)
            let served = try await running.chat(token)
            #expect(served.status == 200)
            #expect(running.provider.requests.count == 1)
        }
    }

    @Test func aStoredKeyCountsOnceItIsActive() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            let values = ["stored-provider-" + "key-1", "stored-provider-" + "key-2"]
            var ids: [String] = []
            for value in values {
                let before = try await running.chat(token)
                #expect(before.status == 200)
                let added = try await running.manage("POST", "/keys", #"{"upstream":"stub","value":"\#(value)"}"#)
                #expect(added.status == 201)
                ids.append(try #require(added.json["id"] as? String))
            }
            // Both wait.
            for id in ids {
                let waiting = try await running.chat(token)
                #expect(waiting.status == 200)
                let active = try await running.manage("POST", "/keys/\(id)/activate")
                #expect(active.status == 200)
            }
            let after = try await running.chat(token)
            #expect(after.status == 200)
            #expect(
                running.provider.requests.flatMap { $0.head.headers["authorization"] }
                    == [
                        ServerFolder.providerKey, ServerFolder.providerKey, ServerFolder.providerKey, values[0],
                        values[1],
                    ].map { "Bearer \($0)" })
            // It lies encrypted, and a start has it again.
            await running.server.stop()
            let server = try await running.folder.start()
            let later = try await running.chat(token)
            #expect(later.status == 200)
            #expect(running.provider.requests.last?.head.headers["authorization"] == ["Bearer \(values[1])"])
            await server.stop()
        }
    }

    @Test func figuresTellOfConnectionsToUpstreams() async throws {
        try await RunningServer.run(holding: true) { running in
            let (_, token) = try await running.makeToken()
            let place = running.data
            async let pending = RunningServer.chat(token, at: place)
            try await running.provider.arrival()
            let figures = try await Wire.ask("GET", "/metrics", at: running.metrics).body
            #expect(figures.contains(#"proxyguard_upstream_connections{upstream="stub",state="used"} 1"#))
            #expect(figures.contains(#"proxyguard_upstream_connections{upstream="stub",state="idle"} 0"#))
            running.provider.release()
            let served = try await pending
            #expect(served.status == 200)
        }
    }

    @Test func figuresAndTheRecordTellOfRequestsAndOfNoSecret() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            let served = try await running.chat(token)
            #expect(served.status == 200)
            let wrong = try await running.chat("pg_wrong")
            #expect(wrong.status == 401)
            let figures = try await Wire.ask("GET", "/metrics", at: running.metrics)
            #expect(figures.body.contains(#"proxyguard_tokens_total{kind="output"} 5"#))
            #expect(figures.body.contains(#"proxyguard_auth_failures_total{reason="invalid_api_key"} 1"#))
            let failures = try await running.events("auth.failure")
            #expect(failures.map(\.reason) == ["invalid_api_key"])
            await running.server.stop()
            for text in [
                figures.body, try running.folder.read("data/log"), try running.folder.read("data/audit.jsonl"),
            ] {
                #expect(!text.isEmpty)
                for secret in [token, ServerFolder.providerKey, ServerFolder.key(1)] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }

    @Test func oldFilesOfTheRecordAreRemoved() async throws {
        let change: (ServerFolder) throws -> Void = { folder in
            folder.settings["audit.retention"] = "\"2d\""
            try folder.makeOldRecord()
        }
        try await RunningServer.run(change: change) { running in
            await running.server.purgeAudit()
            // The server does it by itself as well, sooner or later.
            let purges = try await running.events(AuditLog.Action.purged)
            #expect(!purges.isEmpty)
            let left = try await running.events("test.old")
            #expect(left.count < ServerFolder.oldEvents)
        }
    }
}
