import NIOHTTP1
import NIOSSL
import ProxyConfiguration
import ProxyLimits
import Rules

@testable import ProxyDataPlane
@testable import ProxyGuards
@testable import ProxyServer

/// What each setting of listeners, browsers, upstreams, limits and guards changes.
enum SettingPromises {
    static let all = general + browsers + upstreams + limits + times + guards + access + records

    private static let general: [SettingPromise] = [
        SettingPromise(
            key: "environment", values: ("\"development\"", "\"production\""),
            others: ["logging.level": "\"trace\""], observe: SettingPromise.check),
        listener("data"), listener("management"), listener("metrics"),
        SettingPromise(
            key: "tls.certificate_file", values: ("\"@/one.pem\"", "\"@/two.pem\""),
            others: ["tls.key_file": "\"@/one.key\""], prepare: certificates, observe: tlsOrError),
        SettingPromise(
            key: "tls.key_file", values: ("\"@/one.key\"", "\"@/two.key\""),
            others: ["tls.certificate_file": "\"@/one.pem\""], prepare: certificates, observe: tlsOrError),
        SettingPromise(
            key: "tls.min_version", values: ("\"1.2\"", "\"1.3\""), others: pair, prepare: certificates,
            observe: handshake { $0.maximumTLSVersion = .tlsv12 }),
        SettingPromise(
            key: "tls.ciphers",
            values: ("[\"ECDHE-ECDSA-AES128-GCM-SHA256\"]", "[\"ECDHE-ECDSA-AES256-GCM-SHA384\"]"), others: pair,
            prepare: certificates,
            observe: handshake { client in
                client.maximumTLSVersion = .tlsv12
                client.cipherSuites = "ECDHE-ECDSA-AES128-GCM-SHA256"
            }),
        SettingPromise(
            key: "tls.terminated_by", values: ("\"self\"", "\"trusted_proxy\""),
            others: ["listeners.data": "\"10.0.0.5:8080\"", "tls.trusted_proxies": "[\"10.0.0.7\"]"],
            observe: SettingPromise.check),
        SettingPromise(
            key: "tls.trusted_proxies", values: ("[\"10.0.0.7\"]", "[\"10.0.0.0/24\"]"),
            observe: SettingPromise.plan { "\($0.trustedProxies)" }),
        SettingPromise(
            key: "tls.hsts_max_age", values: ("\"0s\"", "\"1d\""),
            observe: SettingPromise.plan { plan in
                var answer = HTTPHeaders()
                plan.headers.add(to: &answer, isSecure: true)
                return "\(answer)"
            }),
    ]

    private static func listener(_ name: String) -> SettingPromise {
        SettingPromise(
            key: "listeners.\(name)", values: ("\"unix:@/run/a\"", "\"unix:@/run/b\""),
            observe: SettingPromise.running { running in
                let places = ["a", "b"].map { ListenAddress.socket("\(running.folder.path)/run/\($0)") }
                return "\(await Wire.isOpen(places[0])) \(await Wire.isOpen(places[1]))"
            })
    }

    // MARK: TLS

    private static let pair = ["tls.certificate_file": "\"@/one.pem\"", "tls.key_file": "\"@/one.key\""]

    private static let certificates: @Sendable (ServerFolder) throws -> Void = { folder in
        for name in ["one", "two"] {
            let pair = try Certificates.pair()
            try folder.write("\(name).pem", pair.chain)
            try folder.write("\(name).key", pair.key)
        }
    }

    private static let tlsOrError: SettingPromise.Observation = { folder in
        let builder = try folder.builder()
        do {
            return try builder.plan(keys: [:]).tls == nil ? "none" : "fits"
        } catch {
            return "\(error)"
        }
    }

    private static func handshake(
        _ change: @escaping @Sendable (inout TLSConfiguration) -> Void
    ) -> SettingPromise.Observation {
        SettingPromise.plan { plan in
            guard let tls = plan.tls else { return "none" }
            return try TLSHandshake.result(client: TLSHandshake.client(change: change), server: tls)
        }
    }

    // MARK: Browsers

    private static func page(_ key: String, _ one: String, _ other: String) -> SettingPromise {
        SettingPromise(
            key: "cors.\(key)", values: (one, other),
            others: ["cors.allowed_origins": "[\"https://a.example.com\"]"],
            observe: SettingPromise.plan { plan in
                var answer = HTTPHeaders()
                let origins = ["https://a.example.com"]
                plan.cors.add(to: &answer, origins: origins)
                _ = plan.cors.addPreflight(to: &answer, origins: origins, methods: ["POST"])
                return "\(answer)"
            })
    }

    private static let browsers = [
        page("allowed_origins", "[\"https://a.example.com\"]", "[\"https://b.example.com\"]"),
        page("allow_credentials", "false", "true"), page("allowed_headers", "[\"x-one\"]", "[\"x-two\"]"),
        page("max_age", "\"1s\"", "\"2s\""),
    ]

    // MARK: Upstreams

    private static func upstream(
        _ key: String, _ one: String, _ other: String, _ body: @escaping @Sendable (Upstream) throws -> String
    ) -> SettingPromise {
        SettingPromise(key: "upstreams.\(key)", values: (one, other), observe: SettingPromise.upstream(body))
    }

    private static let upstreams = [
        upstream("name", "\"one\"", "\"two\"") { $0.name },
        upstream("dialect", "\"openai\"", "\"anthropic\"") { "\($0.dialect) \($0.credentialHeader)" },
        upstream("base_url", "\"https://a.example.com\"", "\"https://b.example.com\"") { $0.host },
        upstream("endpoints", "[\"POST /v1/embeddings\"]", "[\"GET /v1/models\"]") { "\($0.endpoints)" },
        upstream("models", "[\"a\"]", "[\"b\"]") { "\($0.models)" },
        upstream("connect_timeout", "\"1s\"", "\"2s\"") { "\($0.connectTimeout)" },
        upstream("first_byte_timeout", "\"1s\"", "\"2s\"") { "\($0.firstByteTimeout)" },
        upstream("stream_usage", "\"limited\"", "\"never\"") { "\($0.streamUsage)" },
        upstream("idle_timeout", "\"1s\"", "\"2s\"") { "\($0.idleTimeout)" },
        SettingPromise(
            key: "upstreams.credential", values: ("\"${file:@/secrets/provider}\"", "\"${file:@/secrets/second}\""),
            prepare: { folder in try folder.write("secrets/second", "key-of-the-second") },
            observe: SettingPromise.upstream { String(decoding: $0.credential.revealed, as: UTF8.self) }),
        SettingPromise(
            key: "upstreams.allowed_hosts", values: ("[\"127.0.0.1\"]", "[\"api.example.com\"]"),
            observe: SettingPromise.check),
        SettingPromise(
            key: "upstreams.min_tls_version", values: ("\"1.2\"", "\"1.3\""),
            others: ["upstreams.base_url": "\"https://localhost:9\""],
            observe: SettingPromise.upstream { upstream in
                let pair = try Certificates.pair()
                var server = TLSConfiguration.makeServerConfiguration(
                    certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(pair.chain.utf8)).map {
                        .certificate($0)
                    }, privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(pair.key.utf8), format: .pem)))
                server.maximumTLSVersion = .tlsv12
                guard let tls = upstream.tls else { return "none" }
                // Nobody trusts the certificate; with TLS 1.3 it does not come so far that this matters.
                return try TLSHandshake.result(client: tls, server: NIOSSLContext(configuration: server))
            }),
        SettingPromise(
            key: "upstreams.created_at", values: ("2026-11-01", "2020-01-01"), observe: SettingPromise.check),
        SettingPromise(
            key: "upstreams.max_age_days", values: ("30", "365"), others: ["upstreams.created_at": "2026-09-01"],
            observe: SettingPromise.check),
    ]

    // MARK: Limits

    private static func limit(
        _ key: String, _ one: String = "7", _ other: String = "8",
        _ body: @escaping @Sendable (DataPlan) -> Int?
    ) -> SettingPromise {
        SettingPromise(
            key: "limits.\(key)", values: (one, other), observe: SettingPromise.plan { "\(body($0) ?? 0)" })
    }

    private static let limits = [
        limit("global.requests_per_minute") { $0.globalLimits.requestsPerMinute },
        limit("global.concurrent_requests") { $0.globalLimits.concurrentRequests },
        limit("per_ip.requests_per_minute") { $0.addressLimits.requestsPerMinute },
        limit("per_ip.concurrent_requests") { $0.addressLimits.concurrentRequests },
        limit("per_token.requests_per_minute") { $0.tokenLimits.requestsPerMinute },
        limit("per_token.concurrent_requests") { $0.tokenLimits.concurrentRequests },
        limit("per_token.model_tokens_per_minute") { $0.tokenLimits.modelTokensPerMinute },
        limit("per_project.requests_per_minute") { $0.projectLimits.requestsPerMinute },
        limit("per_project.concurrent_requests") { $0.projectLimits.concurrentRequests },
        limit("request_body", "\"1MiB\"", "\"2MiB\"") { $0.requestBodyLimit },
        limit("response_body", "\"1MiB\"", "\"2MiB\"") { $0.responseBodyLimit },
        limit("headers", "\"1KiB\"", "\"2KiB\"") { $0.headerLimit },
        connections("connections", "limits.connections_per_ip"),
        connections("connections_per_ip", "limits.connections"),
    ]

    private static func connections(_ key: String, _ wide: String) -> SettingPromise {
        SettingPromise(
            key: "limits.\(key)", values: ("1", "2"), others: [wide: "9"],
            observe: SettingPromise.parts { parts in
                let address = AddressKey([192, 0, 2, 1])
                return "\((0..<3).map { _ in address.map { parts.connections.open($0) } ?? false })"
            })
    }

    private static func time(
        _ key: String, _ body: @escaping @Sendable (Timeouts) -> String
    ) -> SettingPromise {
        SettingPromise(
            key: "timeouts.\(key)", values: ("\"11s\"", "\"12s\""),
            observe: SettingPromise.plan { body($0.timeouts) })
    }

    private static let times = [
        time("header") { "\($0.header)" }, time("body_idle") { "\($0.bodyIdle)" },
        time("write_idle") { "\($0.writeIdle)" }, time("keep_alive") { "\($0.keepAlive)" },
        time("stream") { "\($0.stream)" },
    ]

    // MARK: Guards

    private static func guarding(_ key: String, _ one: String, _ other: String) -> SettingPromise {
        SettingPromise(
            key: "guards.\(key)", values: (one, other), observe: SettingPromise.plan { "\($0.guards.policy)" })
    }

    private static let guards = [
        guarding("request_secrets", "\"block\"", "\"redact\""), guarding("response_secrets", "\"block\"", "\"off\""),
        guarding("prompt_action", "\"block\"", "\"flag\""), guarding("on_failure", "\"closed\"", "\"open\""),
        SettingPromise(
            key: "guards.prompt_rules", values: ("[\"@/one\"]", "[\"@/two\"]"),
            prepare: { folder in for name in ["one", "two"] { try folder.write(name, "\(name): pattern\n") } },
            observe: SettingPromise.plan { "\($0.guards.promptRules.map(\.name))" }),
    ]
}
