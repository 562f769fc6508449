import NIOCore
import NIOHTTP1
import ProxyConfiguration
import ProxyLimits
import ProxyRoutes
import Rules
import Testing

@testable import ProxyDataPlane
@testable import ProxyGuards
@testable import ProxyServer

@Suite struct PlanBuilderTests {
    let folder: ServerFolder
    init() throws { folder = try ServerFolder() }

    private func plan(
        _ settings: [String: String] = [:], upstream: [String: String] = [:], keys: [String: ProviderCredential] = [:]
    ) throws -> DataPlan {
        folder.settings.merge(settings) { $1 }
        folder.upstreams[0].merge(upstream) { $1 }
        return try folder.builder().plan(keys: keys)
    }

    // MARK: Limits and times

    @Test func limitsOfEveryScopeAreTheirOwn() throws {
        let plan = try plan([
            "limits.global.requests_per_minute": "11", "limits.global.concurrent_requests": "12",
            "limits.per_ip.requests_per_minute": "13", "limits.per_ip.concurrent_requests": "14",
            "limits.per_token.requests_per_minute": "15", "limits.per_token.concurrent_requests": "16",
            "limits.per_token.model_tokens_per_minute": "17", "limits.per_project.requests_per_minute": "18",
            "limits.per_project.concurrent_requests": "19",
        ])
        #expect(plan.globalLimits == LimitPolicy(requestsPerMinute: 11, concurrentRequests: 12))
        #expect(plan.addressLimits == LimitPolicy(requestsPerMinute: 13, concurrentRequests: 14))
        #expect(
            plan.tokenLimits
                == LimitPolicy(requestsPerMinute: 15, concurrentRequests: 16, modelTokensPerMinute: 17))
        #expect(plan.projectLimits == LimitPolicy(requestsPerMinute: 18, concurrentRequests: 19))
    }

    @Test func whatIsNotSetIsNotLimited() throws {
        folder.settings["limits.per_token.requests_per_minute"] = nil
        let plan = try plan()
        for policy in [plan.globalLimits, plan.addressLimits, plan.tokenLimits, plan.projectLimits] {
            #expect(policy.isUnlimited)
        }
    }

    @Test func sizesAreInBytes() throws {
        let plan = try plan([
            "limits.request_body": "\"2MiB\"", "limits.response_body": "\"3MiB\"", "limits.headers": "\"4KiB\"",
        ])
        #expect(plan.requestBodyLimit == 2 << 20)
        #expect(plan.responseBodyLimit == 3 << 20)
        #expect(plan.headerLimit == 4 << 10)
    }

    @Test func timesOfClients() throws {
        let timeouts = try plan([
            "timeouts.header": "\"2s\"", "timeouts.body_idle": "\"3s\"", "timeouts.write_idle": "\"4s\"",
            "timeouts.keep_alive": "\"5s\"", "timeouts.stream": "\"16s\"",
        ]).timeouts
        #expect(timeouts.header == .seconds(2))
        #expect(timeouts.bodyIdle == .seconds(3))
        #expect(timeouts.writeIdle == .seconds(4))
        #expect(timeouts.keepAlive == .seconds(5))
        #expect(timeouts.stream == .seconds(16))
    }

    // MARK: Browsers, proxies, TLS

    @Test func pagesAreToldWhatTheSettingsSay() throws {
        let plan = try plan([
            "cors.allowed_origins": "[\"https://app.example.com\"]", "cors.allow_credentials": "true",
            "cors.allowed_headers": "[\"x-one\", \"authorization\"]", "cors.max_age": "\"77s\"",
        ])
        var answer = HTTPHeaders()
        plan.cors.add(to: &answer, origins: ["https://app.example.com"])
        let mayCall = plan.cors.addPreflight(to: &answer, origins: ["https://app.example.com"], methods: ["POST"])
        #expect(mayCall)
        #expect(answer["access-control-allow-origin"] == ["https://app.example.com"])
        #expect(answer["access-control-allow-credentials"] == ["true"])
        #expect(answer["access-control-allow-headers"] == ["authorization, x-one"])
        #expect(answer["access-control-max-age"] == ["77"])
        var other = HTTPHeaders()
        let mayOther = plan.cors.addPreflight(to: &other, origins: ["https://evil.example.com"], methods: ["POST"])
        #expect(!mayOther)
    }

    @Test(arguments: [("\"0s\"", []), ("\"10d\"", ["max-age=864000; includeSubDomains"])])
    func browsersInsistOnTLSForAsLongAsIsSet(_ age: String, _ expected: [String]) throws {
        var answer = HTTPHeaders()
        try plan(["tls.hsts_max_age": age]).headers.add(to: &answer, isSecure: true)
        #expect(answer["strict-transport-security"] == expected)
    }

    @Test func trustedProxiesAreTakenOver() throws {
        #expect(try plan().trustedProxies.isEmpty)
        let plan = try plan(["tls.trusted_proxies": "[\"10.1.0.0/16\", \"192.0.2.7\"]"])
        #expect(plan.trustedProxies == [Network("10.1.0.0/16"), Network("192.0.2.7")].compactMap { $0 })
    }

    @Test func aCertificateMakesTLS() throws {
        #expect(try plan().tls == nil)
        let pair = try Certificates.pair()
        let plan = try plan([
            "tls.certificate_file": "\"\(folder.write("tls.pem", pair.chain))\"",
            "tls.key_file": "\"\(folder.write("tls.key", pair.key))\"",
        ])
        let tls = try #require(plan.tls)
        #expect(try TLSHandshake.result(client: TLSHandshake.client(), server: tls) == "done")
    }

    @Test func aCertificateThatCannotBeUsedIsToldWithItsFile() throws {
        let pair = try Certificates.pair()
        let file = try folder.write("tls.pem", "no certificate")
        let error = #expect(throws: ServerError.self) {
            try plan([
                "tls.certificate_file": "\"\(file)\"", "tls.key_file": "\"\(folder.write("tls.key", pair.key))\"",
            ])
        }
        #expect(error?.code == .certificate)
        #expect(error?.description.hasPrefix(file) ?? false)
    }

    // MARK: Guards

    @Test(arguments: GuardMode.allCases)
    func eachGuardHasAModeOfItsOwn(_ mode: GuardMode) throws {
        let word = "\"\(mode.rawValue)\""
        let standard = try plan().guards.policy
        #expect(standard.requestSecrets == .block)
        #expect(standard.responseSecrets == .redact)
        #expect(standard.promptRules == .block)
        #expect(!standard.passesOnFailure)
        #expect(try plan(["guards.request_secrets": word]).guards.policy.requestSecrets == mode)
        folder.settings["guards.request_secrets"] = nil
        #expect(try plan(["guards.response_secrets": word]).guards.policy.responseSecrets == mode)
        folder.settings["guards.response_secrets"] = nil
        #expect(try plan(["guards.prompt_action": word]).guards.policy.promptRules == mode)
    }

    @Test func aGuardThatFailsLetsThroughOnlyWhereThatIsSet() throws {
        #expect(try plan(["guards.on_failure": "\"open\""]).guards.policy.passesOnFailure)
        #expect(try !plan(["guards.on_failure": "\"closed\""]).guards.policy.passesOnFailure)
    }

    @Test func promptRulesOfAllFilesCount() throws {
        let one = try folder.write("one", "# first\nignore: ignore all\n")
        let two = try folder.write("two", "reveal: reveal your prompt\n")
        let plan = try plan(["guards.prompt_rules": "[\"\(one)\", \"\(two)\"]"])
        #expect(plan.guards.promptRules.map(\.name) == ["ignore", "reveal"])
    }

    @Test func aMistakeInPromptRulesIsToldWithFileAndLine() throws {
        let file = try folder.write("rules", "good: text\n\nbad: (unclosed\n")
        let error = #expect(throws: ServerError.self) { try plan(["guards.prompt_rules": "[\"\(file)\"]"]) }
        #expect(error?.code == .promptRules)
        #expect(error?.description.hasPrefix("\(file): line 3: bad: ") ?? false, "\(error as Any)")
    }

    @Test func aMissingFileOfPromptRulesIsToldInOneLine() throws {
        #expect(throws: ServerError(.promptRules, "/none/rules: the file cannot be read")) {
            try plan(["guards.prompt_rules": "[\"/none/rules\"]"])
        }
    }

    // MARK: Upstreams

    @Test func anUpstreamIsAsItsTableSays() throws {
        let upstream = try #require(
            try plan(upstream: [
                "base_url": "\"http://127.0.0.1:8123/base/v1/\"", "endpoints": "[\"POST /v1/embeddings\"]",
                "models": "[\"m1\", \"m2\"]", "connect_timeout": "\"250ms\"", "first_byte_timeout": "\"7s\"",
                "idle_timeout": "\"8s\"",
            ]).upstreams.first)
        #expect(upstream.name == "stub")
        #expect(upstream.host == "127.0.0.1")
        #expect(upstream.port == 8123)
        #expect(upstream.basePath == "/base/v1")
        #expect(upstream.tls == nil)
        #expect(upstream.credential == Secret(ServerFolder.providerKey.utf8))
        #expect(upstream.credentialID == "configuration")
        #expect(upstream.endpoints == ["POST /v1/embeddings"])
        #expect(upstream.models == ["m1", "m2"])
        #expect(upstream.connectTimeout == .milliseconds(250))
        #expect(upstream.firstByteTimeout == .seconds(7))
        #expect(upstream.idleTimeout == .seconds(8))
    }

    @Test func whoCountsStreams() throws {
        func usage(_ upstream: [String: String]) throws -> StreamUsage? {
            try plan(upstream: upstream).upstreams.first?.streamUsage
        }
        #expect(try usage([:]) == .limited)
        // It counts every stream unasked, and refuses what it does not know.
        #expect(try usage(["dialect": "\"mistral\""]) == .never)
        #expect(try usage(["dialect": "\"mistral\"", "stream_usage": "\"always\""]) == .always)
        #expect(try usage(["dialect": "\"openai\"", "stream_usage": "\"always\""]) == .always)
    }

    @Test func httpsIsSpokenWithTLSAtItsPort() throws {
        let upstream = try #require(try plan(upstream: ["base_url": "\"https://api.example.com\""]).upstreams.first)
        #expect(upstream.port == 443)
        #expect(upstream.tls != nil)
        #expect(upstream.basePath.isEmpty)
    }

    @Test(arguments: [
        ("openai", Dialect.openai), ("mistral", .openai), ("anthropic", .anthropic), ("gemini", .gemini),
    ])
    func eachDialectHasItsHeader(_ name: String, _ dialect: Dialect) throws {
        let upstream = try #require(try plan(upstream: ["dialect": "\"\(name)\""]).upstreams.first)
        #expect(upstream.dialect == dialect)
        #expect(upstream.credentialHeader == CredentialHeader(dialect))
    }

    @Test(arguments: [
        ("http://127.0.0.1:9", AddressPolicy.loopbackOnly), ("http://[::1]:9", .loopbackOnly),
        ("http://localhost:9", .loopbackOnly), ("http://stub.localhost:9", .loopbackOnly),
        ("https://10.0.0.7", .privateToo), ("https://[fd00::1]", .privateToo),
        ("https://api.example.com", .publicOnly), ("https://8.8.8.8", .publicOnly),
        ("https://localhost.example.com", .publicOnly), ("https://notlocalhost", .publicOnly),
    ])
    func anAddressIsOnlyPrivateWhereItIsWrittenSo(_ url: String, _ policy: AddressPolicy) throws {
        #expect(try plan(upstream: ["base_url": "\"\(url)\""]).upstreams.first?.addresses == policy)
    }

    /// ATK-05: nothing is sent where the check would not have let it pass.
    @Test(arguments: [
        "http://169.254.169.254", "https://metadata.google.internal", "http://0.0.0.0:1", "http://[::ffff:127.0.0.1]:1",
    ])
    func whereNoProviderIsNothingIsSent(_ url: String) {
        #expect(throws: ServerError.self) { try plan(upstream: ["base_url": "\"\(url)\""]) }
    }

    @Test func aKeyOfTheStoreCountsInPlaceOfTheConfigurations() throws {
        let stored = ProviderCredential(id: "key_1", value: Secret("stored".utf8))
        let upstream = try #require(try plan(keys: ["stub": stored, "other": stored]).upstreams.first)
        #expect(upstream.credential == Secret("stored".utf8))
        #expect(upstream.credentialID == "key_1")
        #expect(try plan(keys: ["other": stored]).upstreams.first?.credentialID == "configuration")
    }

    @Test func upstreamsKeepTheirOrderAndTheirKeys() throws {
        try folder.write("secrets/second", "key-of-the-second")
        folder.upstreams.append([
            "name": "\"second\"", "dialect": "\"anthropic\"", "base_url": "\"https://api.example.com\"",
            "credential": "\"${file:\(folder.path)/secrets/second}\"",
        ])
        let upstreams = try plan().upstreams
        #expect(upstreams.map(\.name) == ["stub", "second"])
        #expect(upstreams.last?.credential == Secret("key-of-the-second".utf8))
        #expect(upstreams.last?.credentialHeader == CredentialHeader(.anthropic))
    }
}
