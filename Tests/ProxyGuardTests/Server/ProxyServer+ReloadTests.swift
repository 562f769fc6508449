import NIOHTTP1
import ProxyConfiguration
import ProxyLimits
import ProxyRecords
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

@Suite struct ProxyServerReloadTests {
    /// Works by the settings as the folder has them now.
    private func reload(_ running: RunningServer) async throws -> AuditEvent {
        await running.server.reload(try running.folder.configuration())
        return try #require(try await running.events("configuration.reload").last)
    }

    @Test func aLimitCountsFromTheNextRequestOn() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            let before = try await running.chat(token)
            #expect(before.status == 200)
            running.folder.settings["limits.per_token.requests_per_minute"] = "1"
            let event = try await reload(running)
            #expect(event.outcome == .success)
            #expect(event.details == ["changed": "limits.per_token.requests_per_minute"])
            let after = try await running.chat(token)
            #expect(after.status == 429)
        }
    }

    @Test func anotherUpstreamIsAskedAtOnce() async throws {
        try await RunningServer.run { running in
            try await RecordingProvider.run { other in
                let (_, token) = try await running.makeToken()
                running.folder.upstreams[0]["base_url"] = "\"http://127.0.0.1:\(other.port)\""
                let event = try await reload(running)
                #expect(event.details == ["changed": "upstreams"])
                let answer = try await running.chat(token)
                #expect(answer.status == 200)
                #expect(running.provider.requests.isEmpty)
                #expect(other.requests.count == 1)
            }
        }
    }

    @Test func aKeyThatWasExchangedInItsFileCounts() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            try running.folder.write("secrets/provider", "exchanged-provider-key")
            let event = try await reload(running)
            #expect(event.outcome == .success)
            _ = try await running.chat(token)
            #expect(running.provider.requests.first?.head.headers["authorization"] == ["Bearer exchanged-provider-key"])
        }
    }

    @Test func theLevelOfMessagesChanges() async throws {
        let change: (ServerFolder) -> Void = { $0.settings["logging.level"] = "\"error\"" }
        try await RunningServer.run(change: change) { running in
            let (_, token) = try await running.makeToken()
            _ = try await running.chat(token)
            await running.server.parts.log.flush()
            #expect(try running.folder.read("data/log").isEmpty)
            running.folder.settings["logging.level"] = "\"info\""
            _ = try await reload(running)
            _ = try await running.chat(token)
            await running.server.parts.log.flush()
            #expect(try running.folder.read("data/log").contains("/v1/chat/completions"))
        }
    }

    @Test func whatChangedIsNamedAlsoWhereNoSettingDid() async throws {
        let pairs = try (Certificates.pair(), Certificates.pair())
        let change: (ServerFolder) throws -> Void = { folder in
            folder.settings["tls.certificate_file"] = "\"\(try folder.write("c.pem", pairs.0.chain))\""
            folder.settings["tls.key_file"] = "\"\(try folder.write("c.key", pairs.0.key))\""
        }
        try await RunningServer.run(change: change) { running in
            let nothing = try await reload(running)
            #expect(nothing.details == ["changed": "nothing"])
            try running.folder.write("c.pem", pairs.1.chain)
            try running.folder.write("c.key", pairs.1.key)
            let certificate = try await reload(running)
            #expect(certificate.details == ["changed": "(certificate)"])
            try running.folder.write("secrets/provider", "exchanged-provider-key")
            let key = try await reload(running)
            #expect(key.details == ["changed": "(provider keys)"])
        }
    }

    @Test func itSaysWhetherItCounts() async throws {
        try await RunningServer.run { running in
            let same = try running.folder.configuration()
            #expect(await running.server.reload(same))
            running.folder.settings["logging.format"] = "\"text\""
            let other = try running.folder.configuration()
            #expect(await !running.server.reload(other))
        }
    }

    @Test func connectionsGetTheirNewLimits() async throws {
        try await RunningServer.run { running in
            running.folder.settings["limits.connections"] = "1"
            running.folder.settings["limits.connections_per_ip"] = "1"
            _ = try await reload(running)
            let counter = await running.server.parts.connections
            let one = try #require(IPAddress("192.0.2.1")).bytes
            let other = try #require(IPAddress("192.0.2.2")).bytes
            let opened = [one, one, other].compactMap { AddressKey($0) }.map { counter.open($0) }
            #expect(opened == [true, false, false])
        }
    }

    /// Settings that only a start can change, with another value than the usual one.
    @Test(arguments: [
        ("environment", "\"test\""), ("listeners.data", "\"127.0.0.1:1\""), ("tokens.max_lifetime", "\"2d\""),
        ("tokens.rotation_overlap", "\"1s\""), ("management.allowed_cidrs", "[\"10.0.0.0/8\"]"),
        ("management.failures_per_minute", "6"), ("limits.headers", "\"2KiB\""), ("audit.on_failure", "\"open\""),
        ("audit.file", "\"/tmp/other.jsonl\""), ("logging.format", "\"text\""), ("logging.mask", "false"),
        ("store.address", "\"sqlite:/tmp/other.db\""), ("metrics.enabled", "false"),
    ])
    func whatNeedsAStartIsRefusedWithItsName(_ key: String, _ value: String) async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            running.folder.settings["limits.per_token.requests_per_minute"] = "1"
            running.folder.settings[key] = value
            let event = try await reload(running)
            #expect(event.outcome == .failure)
            #expect(event.reason == "a start is needed for \(key)")
            // Nothing of it counts, not even what could be changed.
            for _ in 0..<2 {
                let answer = try await running.chat(token)
                #expect(answer.status == 200)
            }
        }
    }

    @Test func tlsCannotBeginWithoutAStart() async throws {
        try await RunningServer.run { running in
            let pair = try Certificates.pair()
            running.folder.settings["tls.certificate_file"] = "\"\(try running.folder.write("c.pem", pair.chain))\""
            running.folder.settings["tls.key_file"] = "\"\(try running.folder.write("c.key", pair.key))\""
            let event = try await reload(running)
            #expect(event.reason == "a start is needed to begin or end TLS")
        }
    }

    @Test func aSecretThatIsGoneKeepsTheConfigurationOfBefore() async throws {
        try await RunningServer.run { running in
            let (_, token) = try await running.makeToken()
            running.folder.upstreams[0]["credential"] = "\"${file:\(running.folder.path)/secrets/none}\""
            running.folder.settings["limits.per_token.requests_per_minute"] = "1"
            let event = try await reload(running)
            #expect(event.outcome == .failure)
            #expect(event.reason?.hasPrefix("upstream stub: credential: ") ?? false)
            for _ in 0..<2 {
                let answer = try await running.chat(token)
                #expect(answer.status == 200)
            }
            #expect(await running.server.configuration.settings[LimitSettings.tokenRequests] == 600)
        }
    }

    @Test func aMistakeInPromptRulesKeepsTheConfigurationOfBefore() async throws {
        try await RunningServer.run { running in
            let file = try running.folder.write("rules", "bad: (\n")
            running.folder.settings["guards.prompt_rules"] = "[\"\(file)\"]"
            let event = try await reload(running)
            #expect(event.outcome == .failure)
            #expect(event.reason?.hasPrefix("\(file): line 1: ") ?? false)
            try running.folder.write("rules", "good: forbidden words\n")
            let second = try await reload(running)
            #expect(second.outcome == .success)
            let (_, token) = try await running.makeToken()
            let served = try await running.chat(token, text: "other words")
            #expect(served.status == 200)
            let blocked = try await running.chat(token, text: "forbidden words")
            #expect(blocked.status == 400)
        }
    }

    @Test func aRefusalIsRecordedAndLogged() async throws {
        try await RunningServer.run { running in
            await running.server.keepsConfiguration(because: ["one thing", "another"])
            let event = try #require(try await running.events("configuration.reload").last)
            #expect(event.outcome == .failure)
            #expect(event.reason == "one thing; another")
            await running.server.parts.log.flush()
            #expect(try running.folder.read("data/log").contains("one thing; another"))
        }
    }

    /// One that leaked ends with the reload that its hash is exchanged for, and not with some later start.
    @Test func aManagementTokenThatWasExchangedInItsFileCounts() async throws {
        try await RunningServer.run { running in
            let status = { (token: ManagementToken) async throws -> Int in
                let value = String(decoding: token.secret.revealed, as: UTF8.self)
                return try await Wire.ask(
                    "GET", "/manage/v1/status", at: running.management, headers: ["authorization: Bearer \(value)"]
                ).status
            }
            let (second, third) = (ManagementToken.generate(), ManagementToken.generate())
            try running.folder.write("secrets/management", second.hashText)
            let exchanged = try await reload(running)
            #expect(exchanged.details == ["changed": "(management token)"])
            var answers = [try await status(running.folder.management), try await status(second)]
            #expect(answers == [401, 200])
            // The one to come, too.
            let next = try running.folder.write("secrets/next", third.hashText)
            running.folder.settings["management.next_token_hash"] = "\"${file:\(next)}\""
            let added = try await reload(running)
            #expect(added.details == ["changed": "management.next_token_hash"])
            answers = [try await status(second), try await status(third)]
            #expect(answers == [200, 200])
        }
    }

    /// What is stored was sealed and hashed with what the program began with: it is told that the others do not count yet.
    @Test func filesOfWhatIsFixedMayChangeWithoutHarm() async throws {
        let pepper = String(repeating: "pepper-", count: 6)
        let change: (ServerFolder) throws -> Void = { folder in
            folder.settings["tokens.hashing"] = "\"hmac-sha256\""
            folder.settings["tokens.pepper"] = "\"${file:\(try folder.write("secrets/pepper", pepper))}\""
        }
        try await RunningServer.run(change: change) { running in
            let (_, token) = try await running.makeToken()
            try running.folder.write("secrets/pepper", pepper + "other")
            try running.folder.write("secrets/encryption", ServerFolder.key(2))
            let event = try await reload(running)
            #expect(event.outcome == .success)
            #expect(event.details == ["changed": "nothing", "needs_start": "tokens.pepper encryption.key"])
            await running.server.parts.log.flush()
            #expect(try running.folder.read("data/log").contains("counts until a start: tokens.pepper, encryption.key"))
            // Made, sealed and used after it.
            let (_, second) = try await running.makeToken()
            let added = try await running.manage(
                "POST", "/keys", #"{"upstream":"stub","value":"stored-provider-key"}"#)
            let id = try #require(added.json["id"] as? String)
            let active = try await running.manage("POST", "/keys/\(id)/activate")
            #expect(active.status == 200)
            for token in [token, second] {
                let answer = try await running.chat(token)
                #expect(answer.status == 200)
            }
            #expect(running.provider.requests.last?.head.headers["authorization"] == ["Bearer stored-provider-key"])
        }
    }
}
