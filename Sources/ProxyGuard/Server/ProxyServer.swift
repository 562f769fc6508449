internal import Dispatch
internal import NIOCore
public import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyLimits
internal import ProxyManagement
internal import ProxyRecords
internal import ProxyRoutes
internal import ProxyStore
internal import ProxyTokens
public import Rules

/// The running proxy: its listeners, its store, its records, and the configuration that counts.
public actor ProxyServer {
    let options: ServeOptions
    let rules: RuleSet
    let parts: ServerParts
    var configuration: Configuration
    var secrets: LoadedSecrets
    var dataPlane: DataPlane?
    private var listeners: [Task<Void, Never>] = []
    private var tasks: [Task<Void, Never>] = []
    private var isStopping = false
    private let started = ContinuousClock.now

    private init(
        _ options: ServeOptions, _ rules: RuleSet, _ parts: ServerParts, _ configuration: Configuration,
        _ secrets: LoadedSecrets
    ) {
        self.options = options
        self.rules = rules
        self.parts = parts
        self.configuration = configuration
        self.secrets = secrets
    }

    /// Starts everything, or nothing.
    /// - Parameters:
    ///   - configuration: one that the self-check lets pass.
    ///   - rules: what guards look for, and what no message shows.
    /// - Throws: ``ServerError``.
    public static func start(
        _ options: ServeOptions, configuration: Configuration, rules: RuleSet
    ) async throws -> ProxyServer {
        let secrets = try LoadedSecrets.load(configuration, allowsPrograms: options.allowsPrograms)
        SecretEnvironment.wipe(secrets.variables.keys)
        let parts = try await ServerParts.open(configuration, secrets, rules: rules)
        let server = ProxyServer(options, rules, parts, configuration, secrets)
        do {
            try await server.listen()
        } catch {
            await server.closeListeners()
            await parts.close()
            throw error
        }
        return server
    }

    private func listen() async throws {
        let settings = configuration.settings
        let plan = try makePlan(parts.store.latest)
        let identities = IdentityBuilder.table(parts.store.latest, hasher: secrets.hasher)
        let address = settings[ListenerSettings.data]
        do {
            dataPlane = try await DataPlane.start(
                at: address, plan: plan, identities: identities, services: parts.services, group: parts.group)
        } catch {
            throw ServerError(.listener, "listeners.data: cannot listen at \(address.written): \(error)")
        }
        var services = managementServices()
        services.isFrozen = try await parts.store.containment() == .panic
        let management = ManagementServer(services)
        try await listen(ListenerSettings.management) { try await management.run(on: $0, whenListening: $1) }
        if settings[MetricsSettings.isEnabled] {
            let metrics = MetricsServer(
                metrics: parts.metrics, condition: parts.condition, token: secrets.metricsToken)
            try await listen(ListenerSettings.metrics) { try await metrics.run(on: $0, whenListening: $1) }
        }
        tasks.append(Task { [weak self] in await self?.writeUsage() })
        tasks.append(Task { [weak self] in await self?.maintain() })
        tasks.append(
            Task { [parts] in
                await AnchorWriter(audit: parts.audit, store: parts.store).run {
                    parts.log.log(.error, "how far the audit log goes cannot be stored, it is tried again: \($0)")
                }
            })
        try await parts.audit.record(AuditEvent(action: "proxy.start", details: ["version": ProxyGuardVersion.current]))
        parts.log.log(
            .notice, "listening",
            [
                "data": .text(settings[ListenerSettings.data].written),
                "management": .text(settings[ListenerSettings.management].written),
            ])
        parts.condition.isStarted = true
    }

    /// Runs a server of its own task; returns once it listens.
    private func listen(
        _ setting: ProxyConfiguration.Setting<ListenAddress>,
        _ run: @escaping @Sendable (ListenAddress, @escaping @Sendable (Int?) async -> Void) async throws -> Void
    ) async throws {
        let address = configuration.settings[setting]
        let (started, continuation) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
        listeners.append(
            Task {
                do {
                    try await run(address) { _ in continuation.yield(.success(())) }
                } catch {
                    continuation.yield(.failure(error))
                }
                continuation.finish()
            })
        for await result in started {
            do {
                return try result.get()
            } catch {
                throw ServerError(.listener, "\(setting.key): cannot listen at \(address.written): \(error)")
            }
        }
        throw ServerError(.listener, "\(setting.key): cannot listen at \(address.written)")
    }

    /// The port of the data listener.
    public var port: Int? { dataPlane?.port }

    // MARK: What changes

    /// What the data plane works by, with provider keys of the store in place of the configuration's.
    func makePlan(_ snapshot: StateSnapshot) throws(ServerError) -> DataPlan {
        var keys: [String: ProviderCredential] = [:]
        for (upstream, key) in snapshot.currentKeys {
            guard let keyRing = secrets.keyRing else {
                throw ServerError(.encryption, "encryption.key is not set, and the store has a key for \(upstream)")
            }
            do throws(KeyRingError) {
                let value = try keyRing.open(
                    key.sealed, context: ProviderKeyContext.text(id: key.id, upstream: upstream))
                keys[upstream] = ProviderCredential(id: key.id, value: Secret(value))
            } catch {
                throw ServerError(.encryption, "the key \(key.id) for \(upstream) cannot be opened: \(error)")
            }
        }
        for key in keys.values { parts.registry.register(key.value) }
        return try PlanBuilder(configuration: configuration, secrets: secrets, rules: rules).plan(keys: keys)
    }

    /// Has every event loop decide by a state of the store.
    private func apply(_ version: Int64) async {
        let snapshot = parts.store.latest
        guard let dataPlane, snapshot.version >= version else { return }
        // Who may ask comes first, and whatever becomes of the rest: a revoked token is dead.
        try? await dataPlane.use(IdentityBuilder.table(snapshot, hasher: secrets.hasher))
        guard snapshot.currentKeys != appliedKeys else { return }
        do {
            try await dataPlane.use(try makePlan(snapshot))
            appliedKeys = snapshot.currentKeys
        } catch {
            parts.log.log(.error, "a change of provider keys cannot be applied: \(error)")
        }
    }
    private var appliedKeys: [String: SealedProviderKey] = [:]

    /// Writes what was used, a few times a second.
    private func writeUsage() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(200))
            do throws(StoreError) {
                try await parts.usage.write()
            } catch {
                parts.log.log(.error, "use cannot be stored, it is kept and tried again: \(error)")
            }
        }
    }

    /// What has to be done from time to time: keys whose overlap is over are erased, tokens that ended long ago are let go of.
    private func maintain() async {
        var known: Set<String> = []
        while !Task.isCancelled {
            do throws(StoreError) {
                if try await parts.store.retireEndedProviderKeys() > 0 { await apply(parts.store.latest.version) }
                try await parts.store.reload()
                let families = Set(parts.store.latest.tokens.values.map(\.family))
                for gone in known.subtracting(families) { parts.limiter.forget(token: LimitKey(gone)) }
                known = families
            } catch {
                parts.log.log(.error, "the store cannot be maintained: \(error)")
            }
            await purgeAudit()
            try? await Task.sleep(for: .seconds(600))
        }
    }

    /// Removes events that are older than they are kept; on a thread of its own, since files are read for it.
    func purgeAudit() async {
        guard let retention = configuration.settings[AuditSettings.retention] else { return }
        let limit = Timestamp(seconds: Timestamp.now.milliseconds / 1000 - retention.components.seconds)
        let (audit, log) = (parts.audit, parts.log)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                do throws(AuditError) {
                    _ = try audit.purge(before: limit, by: "retention")
                } catch {
                    log.log(.error, "old events of the audit log cannot be removed: \(error)")
                }
                continuation.resume()
            }
        }
    }

    private func managementServices() -> ManagementServices {
        let settings = configuration.settings
        return ManagementServices(
            store: parts.store, hasher: secrets.hasher, credential: secrets.management, keyRing: secrets.keyRing,
            audit: parts.audit, auditFile: parts.auditFile, auditKeys: secrets.keyRing?.auditKeys ?? [],
            // Of its own: wrong tokens at the listener of clients must not keep administrators out.
            failures: FailureTracker(
                settings: FailureSettings(threshold: settings[ManagementSettings.failuresPerMinute])),
            allowedNetworks: settings[ManagementSettings.allowedNetworks].values,
            tokenLifetimes: (
                settings[TokenSettings.defaultLifetime].components.seconds,
                settings[TokenSettings.maximumLifetime].components.seconds
            ),
            rotationOverlap: settings[TokenSettings.rotationOverlap].components.seconds,
            deployment: settings[GeneralSettings.environment],
            upstreams: configuration.upstreams.map { $0[UpstreamSettings.name] },
            applied: { [weak self] version in await self?.apply(version) },
            setLockdown: { [weak self] isLocked in await self?.setLockdown(isLocked) },
            status: { [weak self] in await self?.status() ?? .unknown })
    }

    private func status() async -> ManagementStatus {
        let count = (try? await dataPlane?.requestCount()) ?? RequestCount()
        let audit: String =
            switch parts.audit.state {
            case .writing: "writing"
            case .failing(let reason): "failing: \(reason)"
            }
        return ManagementStatus(
            version: ProxyGuardVersion.current, uptime: Int64((ContinuousClock.now - started).components.seconds),
            requestsUnderWay: count.requests, openStreams: count.streams, audit: audit, store: "ready",
            isLockedDown: parts.condition.isLocked, isDraining: isStopping)
    }

    // MARK: The end

    /// Ends gracefully: `/ready` says no first, requests under way may end, and the record is closed last.
    public func stop() async {
        guard !isStopping else { return }
        isStopping = true
        parts.condition.isStarted = false
        parts.log.log(.notice, "stopping")
        let left = (try? await dataPlane?.drain(within: configuration.settings[TimeoutSettings.drain])) ?? 0
        await closeListeners()
        try? await parts.audit.record(AuditEvent(action: "proxy.stop", details: ["unfinished": String(left)]))
        await parts.close()
    }

    /// Returns once nothing of the program's own uses the store and the record any more, so that they can be closed.
    private func closeListeners() async {
        for task in listeners + tasks { task.cancel() }
        for task in listeners + tasks { await task.value }
    }
}

extension ManagementStatus {
    /// Of a program that is gone.
    fileprivate static let unknown = ManagementStatus(
        version: ProxyGuardVersion.current, uptime: 0, requestsUnderWay: 0, openStreams: 0, audit: "closed",
        store: "closed", isLockedDown: false, isDraining: true)
}
