internal import Foundation
internal import ProxyConfiguration
internal import ProxyTokens
public import Rules

/// Where a configuration has its audit log, and with what its head is signed.
public struct AuditPlace: Sendable {
    /// The file.
    public var file: String
    /// The keys, the current first; none where the configuration has no encryption key.
    public var keys: [Secret]

    /// Reads a configuration and its encryption keys; no other secret.
    public init(configuration path: String, allowsPrograms: Bool = false) throws(ServerError) {
        guard let bytes = FileManager.default.contents(atPath: path),
            let configuration = Configuration.read(Array(bytes), format: .proxyguard, path: path)
        else { throw ServerError(.configuration, "\(path): it cannot be read; name another with --config") }
        file = configuration.settings[AuditSettings.file].text
        keys = try LoadedSecrets.keyRing(configuration.settings, allowsPrograms: allowsPrograms)?.auditKeys ?? []
    }
}
