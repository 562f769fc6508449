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
    /// Whom administrators talk to; nil before it listens.
    var management: ManagementServer?
    /// The certificate that clients are shown, as its file was when it was read.
    var certificateChain: String?
    /// What the event loops work by; nil before there are any.
    var told: Told?
    var listeners: [Task<Void, Never>] = []
    var tasks: [Task<Void, Never>] = []
    /// The reload that began last: one waits for the other.
    var reloading: Task<Bool, Never>?
    var isStopping = false
    /// Why the program cannot go on.
    var failure: ServerError?
    /// The keys of listeners that nobody can connect to any more.
    let closings = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(8))
    let breakdown = AsyncStream.makeStream(of: ServerError.self, bufferingPolicy: .bufferingOldest(1))
    private let started = ContinuousClock.now
    /// The families of tokens that the limiter may know.
    private var knownFamilies: Set<String> = []

    private init(
        _ options: ServeOptions, _ rules: RuleSet, _ parts: ServerParts, _ configuration: Configuration,
        _ secrets: LoadedSecrets
    ) {
        self.options = options
        self.rules = rules
        self.parts = parts
        self.configuration = configuration
        self.secrets = secrets
        certificateChain = Self.certificateChain(configuration)
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
            try await server.begin()
        } catch {
            await server.abandon()
            throw error
        }
        return server
    }

    private func begin() async throws {
        try await listen()
        tasks.append(Task { [weak self] in await self?.writeUsage() })
        tasks.append(Task { [weak self] in await self?.maintain() })
        tasks.append(
            Task { [parts] in
                await AnchorWriter(audit: parts.audit, store: parts.store).run { error in
                    if let error {
                        parts.log.log(
                            .error,
                            "how far the audit log goes cannot be stored, it is tried again with its next event: \(error)"
                        )
                    } else {
                        parts.log.log(.notice, "how far the audit log goes is stored again")
                    }
                }
            })
        try await parts.audit.record(AuditEvent(action: "proxy.start", details: ["version": ProxyGuardVersion.current]))
        if let failure { throw failure }
        let settings = configuration.settings
        parts.log.log(
            .notice, "listening",
            [
                "data": .text(settings[ListenerSettings.data].plain),
                "management": .text(settings[ListenerSettings.management].plain),
                "metrics": .text(
                    settings[MetricsSettings.isEnabled] ? settings[ListenerSettings.metrics].plain : "off"),
            ])
        parts.condition.isStarted = true
    }

    /// Tells, once at most, that the program cannot go on although nobody told it to end: its owner then stops it, and ends with a
    /// failure. For one reader.
    public nonisolated var breakdowns: AsyncStream<ServerError> { breakdown.stream }

    /// The port of the data listener.
    public var port: Int? { dataPlane?.port }

    // MARK: What is done meanwhile

    /// Writes what was used, soon after it was.
    private func writeUsage() async {
        let log = parts.log
        await parts.usage.run { error in
            if let error {
                log.log(.error, "use cannot be stored, it is kept and tried again: \(error)")
            } else {
                log.log(.notice, "use is stored again")
            }
        }
    }

    /// What has to be done from time to time: keys whose overlap is over are erased, tokens that ended long ago are let go of.
    private func maintain() async {
        while !Task.isCancelled {
            await maintainStore()
            await purgeAudit()
            // Nothing waits for it: what it lets go of counts no more already. An end of the sleep by cancellation ends the loop.
            try? await Task.sleep(for: .seconds(600))
        }
    }

    func maintainStore() async {
        do throws(StoreError) {
            _ = try await parts.store.retireEndedProviderKeys()
            try await parts.store.reload()
            let families = Set(parts.store.latest.tokens.values.map(\.family))
            for gone in knownFamilies.subtracting(families) { parts.limiter.forget(token: LimitKey(gone)) }
            knownFamilies = families
        } catch {
            parts.log.log(.error, "the store cannot be maintained: \(error)")
        }
        // Also what could not be applied when it was asked for.
        await apply(parts.store.latest.version)
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

    private var upstreamNames: [String] { configuration.upstreams.map { $0[UpstreamSettings.name] } }

    func managementServices() -> ManagementServices {
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
            upstreams: { [weak self] in await self?.upstreamNames ?? [] },
            applied: { [weak self] version in await self?.apply(version) ?? false },
            setLockdown: { [weak self] isLocked in await self?.setLockdown(isLocked) },
            status: { [weak self] in await self?.status() ?? .unknown },
            tell: { [parts] in parts.log.log(.error, $0) })
    }

    func openNow() async -> MetricsServer.Open? {
        guard let dataPlane, let count = try? await dataPlane.requestCount(),
            let upstreams = try? await dataPlane.upstreamConnections()
        else { return nil }
        return MetricsServer.Open(
            connections: parts.connections.count, streams: count.streams, upstreams: upstreams)
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
        let left = await drain(within: configuration.settings[TimeoutSettings.drain])
        await closeListeners()
        await record(AuditEvent(action: "proxy.stop", details: ["unfinished": String(left)]))
        await parts.close()
    }

    /// The end of a start that failed.
    private func abandon() async {
        isStopping = true
        _ = await drain(within: .zero)
        await closeListeners()
        await parts.close()
    }

    private func drain(within time: Duration) async -> Int {
        do {
            return try await dataPlane?.drain(within: time) ?? 0
        } catch {
            parts.log.log(.error, "requests under way cannot be waited for: \(error)")
            return 0
        }
    }

    /// Records what happened where nobody is there to be told that it cannot be: then that is in the log.
    func record(_ event: AuditEvent) async {
        do throws(AuditError) {
            try await parts.audit.record(event)
        } catch {
            parts.log.log(.error, "\(event.action) cannot be recorded in the audit log: \(error)")
        }
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
