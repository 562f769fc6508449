public import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyLimits
internal import ProxyRecords
internal import ProxyStore
internal import Rules

extension ProxyServer {
    /// What only a start can change: what is open already stays open.
    private static let fixed: [any SettingDeclaration] = [
        GeneralSettings.environment, ListenerSettings.data, ListenerSettings.management, ListenerSettings.metrics,
        TokenSettings.maximumLifetime, TokenSettings.defaultLifetime, TokenSettings.hashing, TokenSettings.pepper,
        TokenSettings.rotationOverlap, ManagementSettings.tokenHash, ManagementSettings.nextTokenHash,
        ManagementSettings.allowedNetworks, ManagementSettings.failuresPerMinute, LimitSettings.headers,
        AuditSettings.isEnabled, AuditSettings.file, AuditSettings.chain, AuditSettings.onFailure,
        AuditSettings.rotationSize, LoggingSettings.format, LoggingSettings.file, LoggingSettings.mask,
        LoggingSettings.addresses, EncryptionSettings.key, EncryptionSettings.previousKeys, StoreSettings.address,
        MetricsSettings.isEnabled, MetricsSettings.tokenHash,
    ]

    /// Works by another configuration that the self-check lets pass, from the next request on; where anything of it cannot be, the one
    /// that counts goes on to count.
    /// - Returns: whether it counts now.
    @discardableResult
    public func reload(_ next: Configuration) async -> Bool {
        let changed = Self.fixed.filter { value($0, next) != value($0, configuration) }.map(\.key)
        guard changed.isEmpty else {
            await keepsConfiguration(because: ["a start is needed for \(changed.joined(separator: ", "))"])
            return false
        }
        guard
            (next.settings[TLSSettings.certificateFile] == nil)
                == (configuration.settings[TLSSettings.certificateFile] == nil)
        else {
            await keepsConfiguration(because: ["a start is needed to begin or end TLS"])
            return false
        }
        let before = (configuration, secrets)
        do {
            secrets = try LoadedSecrets.load(
                next, allowsPrograms: options.allowsPrograms, variables: secrets.variables
            ).withWhatIsFixed(as: secrets)
            configuration = next
            for secret in secrets.all { parts.registry.register(secret) }
            try await dataPlane?.use(try makePlan(parts.store.latest))
        } catch {
            (configuration, secrets) = before
            await keepsConfiguration(because: ["\(error)"])
            return false
        }
        parts.log.setLevel(.init(next.settings[LoggingSettings.level]))
        parts.connections.setLimits(
            next.settings[LimitSettings.connections], perAddress: next.settings[LimitSettings.addressConnections])
        parts.log.reopen()
        var keys = Self.changedKeys(before.0, next)
        // What stands in files that the configuration names.
        if !keys.contains("upstreams"), secrets.upstreams != before.1.upstreams { keys.append("(provider keys)") }
        let chain = Self.certificateChain(next)
        if chain != certificateChain { keys.append("(certificate)") }
        certificateChain = chain
        if keys.isEmpty { keys.append("nothing") }
        try? await parts.audit.record(
            AuditEvent(action: "configuration.reload", details: ["changed": keys.joined(separator: " ")]))
        parts.log.log(.notice, "configuration reloaded", ["changed": .text(keys.joined(separator: " "))])
        return true
    }

    /// Tells that a configuration was refused, and why.
    public func keepsConfiguration(because reasons: [String]) async {
        let reason = reasons.joined(separator: "; ")
        try? await parts.audit.record(
            AuditEvent(action: "configuration.reload", outcome: .failure, reason: reason))
        parts.log.log(.error, "the configuration is refused, the one before counts on: \(reason)")
    }

    /// What clients are shown, to tell whether it is another one; nil without TLS.
    static func certificateChain(_ configuration: Configuration) -> String? {
        configuration.settings[TLSSettings.certificateFile].flatMap { try? TextFile.read($0.text) }
    }

    private func value(_ setting: any SettingDeclaration, _ configuration: Configuration) -> String? {
        configuration.settings.written(setting).last?.value ?? setting.anyStandard.written
    }

    /// The names of what changed; values may be secrets' places.
    private static func changedKeys(_ one: Configuration, _ other: Configuration) -> [String] {
        var keys = Schema.settings.filter {
            one.settings.written($0).last?.value != other.settings.written($0).last?.value
        }.map(\.key)
        let upstreams = { (configuration: Configuration) in
            configuration.upstreams.map { section in Schema.settings.map { section.written($0).last?.value } }
        }
        if upstreams(one) != upstreams(other) { keys.append("upstreams") }
        return keys
    }
}
