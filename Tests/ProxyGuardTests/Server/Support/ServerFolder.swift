import BuiltInRules
import Foundation
import ProxyConfiguration
import ProxyGuard
import ProxyTokens
import Rules
import Testing

@testable import ProxyServer

/// A folder of its own with a configuration that is right on a developer's machine, and every file that it names.
final class ServerFolder {
    /// Settings outside of `[[upstreams]]`, by key, as the file writes them.
    var settings: [String: String]
    /// The upstreams, each by name in its table.
    var upstreams: [[String: String]]
    let path: String
    let management = ManagementToken.generate()

    /// Invented; what the provider has to be shown.
    static let providerKey = "provider-" + "key-0123456789"
    static let rules: RuleSet = {
        do { return try BuiltInRules.load() } catch { preconditionFailure("the rules of the program are broken") }
    }()

    init() throws {
        // Short, since sockets lie in it, whose paths have at most 107 bytes.
        path = "/tmp/pg-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        for folder in ["", "/data", "/secrets", "/run"] {
            try FileManager.default.createDirectory(
                atPath: path + folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        settings = [
            "environment": "\"development\"",
            "listeners.data": "\"unix:\(path)/run/data\"",
            "listeners.management": "\"unix:\(path)/run/management\"",
            "listeners.metrics": "\"unix:\(path)/run/metrics\"",
            "management.token_hash": "\"${file:\(path)/secrets/management}\"",
            "encryption.key": "\"${file:\(path)/secrets/encryption}\"",
            "limits.per_token.requests_per_minute": "600",
            "audit.file": "\"\(path)/data/audit.jsonl\"",
            "store.address": "\"sqlite:\(path)/data/state.db\"",
            "logging.file": "\"\(path)/data/log\"",
        ]
        upstreams = [
            [
                "name": "\"stub\"", "dialect": "\"openai\"", "base_url": "\"http://127.0.0.1:9\"",
                "credential": "\"${file:\(path)/secrets/provider}\"",
            ]
        ]
        try write("secrets/management", management.hashText + "\n")
        try write("secrets/encryption", Self.key(1) + "\n")
        try write("secrets/provider", Self.providerKey + "\n")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The base64 of 32 bytes that differ.
    static func key(_ number: UInt8) -> String { Data((0..<32).map { $0 &+ number }).base64EncodedString() }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        return file
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    var text: String {
        settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
            + upstreams.map { upstream in
                "[[upstreams]]\n" + upstream.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
            }.joined()
    }

    /// What the text says; a test whose text has a mistake fails.
    func configuration() throws -> Configuration {
        let configuration = try #require(Configuration.read(Array(text.utf8), format: .proxyguard))
        #expect(configuration.problems.isEmpty)
        return configuration
    }

    func secrets() throws -> LoadedSecrets { try LoadedSecrets.load(configuration(), allowsPrograms: false) }

    func builder() throws -> PlanBuilder {
        PlanBuilder(configuration: try configuration(), secrets: try secrets(), rules: Self.rules)
    }

    func parts() async throws -> ServerParts {
        try await ServerParts.open(configuration(), secrets(), rules: Self.rules)
    }

    func start() async throws -> ProxyServer {
        try await ProxyServer.start(
            ServeOptions(configuration: path + "/proxyguard.toml"), configuration: configuration(), rules: Self.rules)
    }

    /// The names of the rules that the self-check tells of.
    func check(now: Int64 = Day("2026-11-22")?.secondsSince1970 ?? 0) throws -> SelfCheckReport {
        try write("proxyguard.toml", text)
        let process = ProcessFacts(userID: geteuid(), effectiveUserID: geteuid(), now: now)
        var input = SelfCheckInput(path: path + "/proxyguard.toml", environment: [:], process: process)
        input.allowsRoot = true
        input.addServing()
        return SelfCheck(input, rules: Self.rules).run()
    }
}
