import Foundation
import ProxyConfiguration
import ProxyLimits
import ProxyRecords
import ProxyRoutes
import ProxyStore
import ProxyTokens
import Rules

@testable import ProxyServer

/// What each setting of tokens, management, records, state and figures changes.
extension SettingPromises {
    // MARK: Access

    static let access: [SettingPromise] = [
        SettingPromise(
            key: "tokens.max_lifetime", values: ("\"1h\"", "\"2h\""), others: ["tokens.default_lifetime": "\"10m\""],
            observe: SettingPromise.running { running in
                let made = try await makeToken(running, #","expires_in":5400"#)
                return "\(made.status)"
            }),
        SettingPromise(
            key: "tokens.default_lifetime", values: ("\"10m\"", "\"20m\""),
            observe: SettingPromise.running { running in
                let made = try await makeToken(running)
                let times = ["created_at", "expires_at"].map { made.json[$0] as? String ?? "" }.map { Timestamp($0) }
                let (created, expires) = (times[0]?.milliseconds ?? 0, times[1]?.milliseconds ?? 0)
                return "\((expires - created + 30_000) / 60_000) minutes"
            }),
        SettingPromise(
            key: "tokens.rotation_overlap", values: ("\"0s\"", "\"1h\""),
            observe: SettingPromise.running { running in
                let (id, token) = try await running.makeToken()
                _ = try await running.manage("POST", "/tokens/\(id)/rotate", "{}")
                return "\(try await running.chat(token).status)"
            }),
        SettingPromise(
            key: "tokens.hashing", values: ("\"sha256\"", "\"hmac-sha256\""),
            // The second one needs a pepper, and is refused without.
            observe: { folder in
                do { return try await hash(folder) } catch { return "\(error)" }
            }),
        SettingPromise(
            key: "tokens.pepper", values: ("\"${file:@/secrets/one}\"", "\"${file:@/secrets/two}\""),
            others: ["tokens.hashing": "\"hmac-sha256\""], prepare: peppers, observe: hash),
        management("token_hash"), management("next_token_hash"),
        SettingPromise(
            key: "management.allowed_cidrs", values: ("[\"127.0.0.0/8\"]", "[\"10.0.0.0/8\"]"),
            observe: { folder in
                let (host, port) = (ListeningSockets.address(), 8081)
                folder.settings["listeners.management"] = "\"\(host):\(port)\""
                let place = ListenAddress.port(port, host: host)
                return try await SettingPromise.running { running in
                    "\(try await running.manage("GET", "/status", at: place).status)"
                }(folder)
            }),
        SettingPromise(
            key: "management.failures_per_minute", values: ("1", "2"),
            observe: SettingPromise.parts { parts in
                guard let address = AddressKey([192, 0, 2, 1]) else { return "none" }
                parts.failures.record(.failure, address, now: 1)
                return "\(parts.failures.check(address, now: 1) != nil)"
            }),
    ]

    private static func makeToken(
        _ running: RunningServer, _ more: String = ""
    ) async throws -> (status: Int, json: [String: Any]) {
        let project = try await running.manage("POST", "/projects", #"{"name":"p"}"#)
        let id = project.json["id"] as? String ?? ""
        return try await running.manage("POST", "/projects/\(id)/tokens", #"{"name":"t"\#(more)}"#)
    }

    private static let peppers: @Sendable (ServerFolder) throws -> Void = { folder in
        for name in ["one", "two"] { try folder.write("secrets/" + name, String(repeating: name, count: 20)) }
    }

    private static let hash = SettingPromise.secrets { secrets, _ in secrets.hasher.hash("token".utf8).hex }

    private static func management(_ key: String) -> SettingPromise {
        SettingPromise(
            key: "management.\(key)", values: ("\"${file:@/secrets/one}\"", "\"${file:@/secrets/two}\""),
            prepare: { folder in
                // The token of the folder is the one that is tried.
                let hash = folder.management.hashText
                try folder.write("secrets/management", ManagementToken.generate().hashText)
                try folder.write("secrets/one", hash)
                try folder.write("secrets/two", ManagementToken.generate().hashText)
            },
            observe: SettingPromise.secrets { secrets, folder in
                "\(secrets.management.verify(folder.management.secret.revealed) as ManagementCredential.Match?)"
            })
    }

    // MARK: Records

    static let records: [SettingPromise] = [
        SettingPromise(
            key: "audit.file", values: ("\"@/data/a.jsonl\"", "\"@/data/b.jsonl\""),
            observe: files { $0.hasPrefix("a.") || $0.hasPrefix("b.") }),
        SettingPromise(key: "audit.enabled", values: ("true", "false"), observe: SettingPromise.check),
        SettingPromise(key: "audit.chain", values: ("true", "false"), observe: SettingPromise.check),
        SettingPromise(
            key: "audit.on_failure", values: ("\"closed\"", "\"open\""), others: ["audit.rotation_size": "\"1MiB\""],
            observe: SettingPromise.parts { parts in
                try await parts.breakAudit()
                return parts.condition.obstacle?.code ?? "served"
            }),
        SettingPromise(
            key: "audit.rotation_size", values: ("\"1MiB\"", "\"2MiB\""),
            observe: { folder in
                let parts = try await folder.parts()
                await parts.fillAudit(160)
                await parts.close()
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data")
                return "\(names.filter { $0.hasPrefix("audit") && $0.hasSuffix(".jsonl") }.count)"
            }),
        SettingPromise(
            key: "audit.retention", values: ("\"2d\"", "\"365d\""), prepare: { folder in try folder.makeOldRecord() },
            observe: SettingPromise.running { running in
                await running.server.purgeAudit()
                return "\(try await running.events(AuditLog.Action.purged).isEmpty)"
            }),
        logging("level", "\"info\"", "\"debug\"") { "\($0.level)" },
        logging("format", "\"json\"", "\"text\"") { "\($0.format)" },
        logging("file", "\"/a\"", "\"/b\"") { "\($0.file ?? "")" },
        logging("client_addresses", "\"full\"", "\"truncated\"") { $0.addresses.written("192.0.2.77") },
        SettingPromise(
            key: "logging.mask", values: ("true", "false"),
            observe: { folder in
                let parts = try await folder.parts()
                // Invented, of a form that the rules find; never whole in a file.
                parts.log.log(
                    .error, "sk-\("q7Zt2mVx9KdLw4RbYn6P" + "T3Blb" + "kFJ" + "h3Gs8JcQf5XyUa1TeMo0")")
                await parts.close()
                return "\(try folder.read("data/log").contains("q7Zt2mVx9KdLw4RbYn6P"))"
            }),
        SettingPromise(
            key: "encryption.key", values: ("\"${file:@/secrets/one}\"", "\"${file:@/secrets/two}\""),
            prepare: keys, observe: keyIDs),
        SettingPromise(
            key: "encryption.previous_keys",
            values: ("[\"${file:@/secrets/one}\"]", "[\"${file:@/secrets/two}\"]"), prepare: keys, observe: keyIDs),
        SettingPromise(
            key: "store.address", values: ("\"sqlite:@/data/a.db\"", "\"sqlite:@/data/b.db\""),
            observe: files { $0 == "a.db" || $0 == "b.db" }),
        SettingPromise(
            key: "metrics.enabled", values: ("true", "false"),
            observe: SettingPromise.running { "\(await Wire.isOpen($0.metrics))" }),
        SettingPromise(
            key: "metrics.token_hash", values: ("\"${file:@/secrets/one}\"", "\"${file:@/secrets/two}\""),
            prepare: { folder in
                for name in ["one", "two"] {
                    try folder.write("secrets/" + name, TokenHasher().hash(name.utf8).text)
                }
            },
            observe: SettingPromise.running { running in
                let headers = ["authorization: Bearer one"]
                return "\(try await Wire.ask("GET", "/metrics", at: running.metrics, headers: headers).status)"
            }),
    ]

    private static func files(_ isMeant: @escaping @Sendable (String) -> Bool) -> SettingPromise.Observation {
        { folder in
            await (try folder.parts()).close()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/data")
            return names.filter(isMeant).filter { !$0.hasSuffix(".head") && !$0.hasSuffix(".lock") }.sorted()
                .joined(separator: " ")
        }
    }

    private static func logging(
        _ key: String, _ one: String, _ other: String, _ body: @escaping @Sendable (LogOptions) -> String
    ) -> SettingPromise {
        SettingPromise(
            key: "logging.\(key)", values: (one, other),
            observe: { folder in body(LogOptions(try folder.configuration().settings)) })
    }

    private static let keys: @Sendable (ServerFolder) throws -> Void = { folder in
        try folder.write("secrets/one", ServerFolder.key(11))
        try folder.write("secrets/two", ServerFolder.key(12))
    }

    private static let keyIDs = SettingPromise.secrets { secrets, _ in "\(secrets.keyRing?.keyIDs ?? [])" }
}
