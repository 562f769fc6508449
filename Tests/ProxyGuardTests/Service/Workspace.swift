import BuiltInRules
import Foundation
import ProxyConfiguration
import Rules
import TestSupport

@testable import ProxyGuard

/// A folder of its own with a configuration that is right in production, and everything that it needs.
final class Workspace {
    let folder: String
    /// Settings outside of `[[upstreams]]`, by key, as the file writes them.
    var settings: [String: String]
    /// The upstreams, each by name in its table.
    var upstreams: [[String: String]]
    var environment: [String: String] = [:]
    var process = ProcessFacts(
        userID: geteuid(), effectiveUserID: geteuid(), now: Day("2026-11-22")?.secondsSince1970 ?? 0)
    var allowsRoot = true
    var allowsPrograms = false
    var readCertificate: CertificateReader?
    var readPromptRules: (@Sendable (String) throws -> Void)?
    var knowsEndpoint: (@Sendable (String, UpstreamDialect) -> Bool)?

    static let rules: RuleSet = {
        do { return try BuiltInRules.load() } catch { preconditionFailure("the rules of the program are broken") }
    }()

    /// The base64 of 32 bytes, and the hash of no word.
    static let key = "q8Zr4Tn1Xc7Vb2Lm" + "9Kp3Wd6Hs5Jf0GyAq8Zr4Tn1Xc7="
    static let hash = "sha256:" + String(repeating: "9f3b7c12", count: 8)
    /// A key of a provider that nobody has issued.
    static let canary: String = {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var state: UInt64 = 7
        let letters = (0..<93).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return alphabet[Int(state >> 33) % alphabet.count]
        }
        return "sk-" + "ant-api03-" + String(letters) + "AA"
    }()

    init(_ environment: String = "production") throws {
        folder = NSTemporaryDirectory() + "proxyguard-" + UUID().uuidString
        let data = folder + "/data"
        let secrets = folder + "/secrets"
        settings = [
            "environment": "\"\(environment)\"",
            "management.token_hash": "\"${file:\(secrets)/hash}\"",
            "limits.per_token.requests_per_minute": "60",
            "encryption.key": "\"${file:\(secrets)/encryption}\"",
            "store.address": "\"sqlite:\(data)/state.db\"",
            "audit.file": "\"\(data)/audit.jsonl\"",
            "audit.retention": "\"365d\"",
        ]
        upstreams = [
            [
                "name": "\"openai\"", "dialect": "\"openai\"", "base_url": "\"https://api.openai.com\"",
                "credential": "\"${file:\(secrets)/openai}\"",
            ]
        ]
        for path in [folder, data, secrets, folder + "/etc", folder + "/work"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        process.workingDirectory = folder + "/work"
        process.coreLimit = 0
        process.seccompMode = 2
        process.hasNoNewPrivileges = true
        process.hasMemoryLimit = true
        process.canWriteRoot = false
        try write("secrets/hash", Self.hash + "\n")
        try write("secrets/encryption", Self.key + "\n")
        try write("secrets/openai", "a-key-of-" + "somebody\n")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var path: String { folder + "/etc/proxyguard.toml" }

    /// A file below the folder, by default for its owner alone.
    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/" + name)
    }

    var text: String { SettingsText.toml(settings, upstreams: upstreams) }

    /// The same in the other syntax.
    var yaml: String { SettingsText.yaml(settings, upstreams: upstreams) }

    /// Writes the configuration and checks it.
    func check(_ text: String? = nil, name: String = "proxyguard.toml") throws -> SelfCheckReport {
        checkAsItIs(try write("etc/" + name, text ?? self.text))
    }

    func checkAsItIs(_ path: String? = nil) -> SelfCheckReport {
        var input = SelfCheckInput(path: path ?? self.path, environment: environment, process: process)
        input.allowsRoot = allowsRoot
        input.allowsPrograms = allowsPrograms
        input.readCertificate = readCertificate
        input.readPromptRules = readPromptRules
        input.knowsEndpoint = knowsEndpoint
        return SelfCheck(input, rules: Self.rules).run()
    }
}

extension SelfCheckReport {
    var ids: [String] { findings.map(\.id.description) }

    func found(_ id: String) -> [SelfCheckFinding] { findings.filter { $0.id.description == id } }

    /// Whether a rule fired, and whether the start is refused for it; nil if it did not.
    func refusal(_ id: String) -> Bool? {
        let found = found(id)
        return found.isEmpty ? nil : found.contains(where: \.refuses)
    }
}
