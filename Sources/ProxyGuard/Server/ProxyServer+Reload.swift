internal import Dispatch
public import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyLimits
internal import ProxyManagement
internal import ProxyRecords
internal import ProxyStore
internal import Rules

extension ProxyServer {
    /// What only a start can change: what is open already stays open.
    private static let fixed: [any SettingDeclaration] = [
        GeneralSettings.environment, ListenerSettings.data, ListenerSettings.management, ListenerSettings.metrics,
        TokenSettings.maximumLifetime, TokenSettings.defaultLifetime, TokenSettings.hashing, TokenSettings.pepper,
        TokenSettings.rotationOverlap, ManagementSettings.allowedNetworks, ManagementSettings.failuresPerMinute,
        LimitSettings.headers, AuditSettings.isEnabled, AuditSettings.file, AuditSettings.chain,
        AuditSettings.onFailure, AuditSettings.rotationSize, LoggingSettings.format, LoggingSettings.file,
        LoggingSettings.mask,
        LoggingSettings.addresses, EncryptionSettings.key, EncryptionSettings.previousKeys, StoreSettings.address,
        MetricsSettings.isEnabled, MetricsSettings.tokenHash,
    ]

    private static let managementKeys = [ManagementSettings.tokenHash.key, ManagementSettings.nextTokenHash.key]

    /// Works by another configuration that the self-check lets pass, from the next request on; where anything of it cannot be, the one
    /// that counts goes on to count.
    ///
    /// Of several at once the one that was asked for last counts in the end.
    /// - Returns: whether it counts now.
    @discardableResult
    public func reload(_ next: Configuration) async -> Bool {
        let before = reloading
        let task = Task {
            _ = await before?.value
            return await exchange(next)
        }
        reloading = task
        return await task.value
    }

    private func exchange(_ next: Configuration) async -> Bool {
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
        var keys = Self.changedKeys(configuration, next)
        let late: [String]
        do throws(ServerError) {
            let loaded = try await Self.load(next, options, rules, secrets.variables).get()
            // From here to the end of the block nothing else is done in between: no change of keys meets half of this one.
            let known = loaded.secrets.withWhatIsFixed(as: secrets)
            for secret in known.all { parts.registry.register(secret) }
            remember(try makePlan(loaded.plan, known))
            management?.use(known.management)
            late = loaded.secrets.needingAStart(after: secrets)
            if loaded.certificateChain != certificateChain { keys.append("(certificate)") }
            certificateChain = loaded.certificateChain
            // What stands in files that the configuration names.
            if !keys.contains("upstreams"), known.upstreams != secrets.upstreams { keys.append("(provider keys)") }
            if known.management != secrets.management, Set(keys).isDisjoint(with: Self.managementKeys) {
                keys.append("(management token)")
            }
            (configuration, secrets) = (next, known)
        } catch {
            await keepsConfiguration(because: ["\(error)"])
            return false
        }
        parts.log.setLevel(.init(next.settings[LoggingSettings.level]))
        parts.connections.setLimits(
            next.settings[LimitSettings.connections], perAddress: next.settings[LimitSettings.addressConnections])
        parts.log.reopen()
        do {
            if let dataPlane, let told { try await tell(told, dataPlane) }
        } catch {
            // Event loops refuse nothing while they run.
            parts.log.log(.error, "the configuration does not count everywhere yet, it is tried again: \(error)")
        }
        if keys.isEmpty { keys.append("nothing") }
        var details = ["changed": keys.joined(separator: " ")]
        if !late.isEmpty { details["needs_start"] = late.joined(separator: " ") }
        await record(AuditEvent(action: "configuration.reload", details: details))
        parts.log.log(.notice, "configuration reloaded", ["changed": .text(keys.joined(separator: " "))])
        if !late.isEmpty {
            parts.log.log(
                .warning,
                "there is another secret for these, and that of before counts until a start: "
                    + late.joined(separator: ", "))
        }
        return true
    }

    /// What a configuration has in files, and what is made of it.
    private struct Loaded: Sendable {
        var secrets: LoadedSecrets
        /// Without keys of the store.
        var plan: DataPlan
        var certificateChain: String?
    }

    /// On a thread of its own, since files are read for it and programs may run: meanwhile a revoked token has to end at once.
    private static func load(
        _ configuration: Configuration, _ options: ServeOptions, _ rules: RuleSet, _ variables: [String: Secret]
    ) async -> Result<Loaded, ServerError> {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let result = Result { () throws(ServerError) -> Loaded in
                    let secrets = try LoadedSecrets.load(
                        configuration, allowsPrograms: options.allowsPrograms, variables: variables)
                    // First what is compared: if it changes meanwhile, the next reload says so.
                    let chain = Self.certificateChain(configuration)
                    let plan = try PlanBuilder(configuration: configuration, secrets: secrets, rules: rules).plan()
                    return Loaded(secrets: secrets, plan: plan, certificateChain: chain)
                }
                continuation.resume(returning: result)
            }
        }
    }

    /// Tells that a configuration was refused, and why.
    public func keepsConfiguration(because reasons: [String]) async {
        let reason = reasons.joined(separator: "; ")
        await record(AuditEvent(action: "configuration.reload", outcome: .failure, reason: reason))
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
