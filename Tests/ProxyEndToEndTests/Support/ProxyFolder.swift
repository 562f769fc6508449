import Foundation
import ProxyDemo
import ProxyTokens
import Rules

/// A folder of its own with a configuration and everything that it needs; gone when nobody uses it any more.
final class ProxyFolder: Sendable {
    let path: String
    let managementToken = ManagementToken.generate()

    init() throws {
        let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
        path = "\(base)/proxyguard-e2e-\(UUID().uuidString)"
        for folder in ["", "/etc", "/secrets", "/data", "/work"] {
            try FileManager.default.createDirectory(
                atPath: path + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try write("secrets/management", managementToken.hashText)
        try write("secrets/encryption", Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString())
        for name in Self.providers { try write("secrets/" + name, Canary.provider(name)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let providers = ["openai", "anthropic", "gemini"]

    var configuration: String { path + "/etc/proxyguard.toml" }
    var auditFile: String { path + "/data/audit.jsonl" }
    var management: String { String(decoding: managementToken.secret.revealed, as: UTF8.self) }

    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
    }

    /// The lines of the audit log.
    var auditLines: [String] {
        ((try? text("data/audit.jsonl")) ?? "").split(separator: "\n").map(String.init)
    }

    /// All files below it but the secrets that it was given, with what they hold.
    var written: [(name: String, text: String)] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.filter { !$0.hasPrefix("secrets") }.compactMap { name in
            guard let data = FileManager.default.contents(atPath: path + "/" + name) else { return nil }
            return (name, String(decoding: data, as: UTF8.self))
        }
    }

    /// The mode of a file or folder below it.
    func mode(_ name: String) throws -> Int {
        let value = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? NSNumber
        return value?.intValue ?? -1
    }
}
