@testable import Rules

/// Configurations that only tests have, and what their rules find.
enum GitleaksSample {
    static func load(_ text: String, file: String = "g.toml", others: [String: String] = [:]) throws(RulesError)
        -> GitleaksConfiguration
    {
        try GitleaksLoader.load(text, file: file) { path in others[path] }
    }

    static func rules(_ text: String, builtIn: [Rule] = []) throws -> RuleSet {
        try RuleSet(builtIn).adopting(try load(text))
    }

    static func engine(_ text: String, builtIn: [Rule] = []) throws -> GitleaksEngine {
        Detector(rules: try rules(text, builtIn: builtIn)).gitleaks ?? { preconditionFailure("no configuration") }()
    }

    /// `secret:line` of every match.
    static func matches(_ configuration: String, _ text: [UInt8]) throws -> [String] {
        let worker = try engine(configuration).makeWorker()
        return text.withUnsafeBytes { bytes in
            worker.search(bytes).matches.map {
                "\(String(decoding: bytes[$0.secret], as: UTF8.self)):\($0.mark.line)"
            }
        }
    }

    static func matches(_ configuration: String, _ text: String) throws -> [String] {
        try matches(configuration, Array(text.utf8))
    }

    static let builtIn = Rule(
        id: RuleID(verified: "sample/token"), name: "Sample", description: "Fires.", severity: .high, confidence: .high,
        keywords: ["zqx_"], pattern: "zqx_[a-z]{8}", remediation: "Revoke it.", aliases: ["gitleaks:sample"])
}
