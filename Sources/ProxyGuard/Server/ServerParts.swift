internal import NIOCore
internal import NIOPosix
internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyLimits
internal import ProxyRecords
internal import ProxyRoutes
internal import ProxyStore
internal import ProxyTokens
internal import Rules
internal import Synchronization

/// What lives as long as the program, whatever configuration counts.
struct ServerParts: Sendable {
    let group: MultiThreadedEventLoopGroup
    let store: Store
    let audit: AuditLog
    let auditFile: String
    let log: LogSink
    let registry: SecretRegistry
    let metrics: ProxyMetrics
    let usage: UsageWriter
    let limiter: Limiter
    let failures: FailureTracker
    let connections: ConnectionCounter
    let condition: ServingCondition

    /// Opens everything that holds state. In the order in which a failure does least: messages, the store, the record.
    static func open(
        _ configuration: Configuration, _ secrets: LoadedSecrets, rules: RuleSet
    ) async throws(ServerError) -> ServerParts {
        let settings = configuration.settings
        let registry = SecretRegistry()
        for secret in secrets.all { registry.register(secret) }
        let redactor = Redactor(
            detector: settings[LoggingSettings.mask] ? Detector(rules: rules.silencingOptIn()) : nil, registry: registry
        )
        let log = try attempt(.logging) {
            try LogSink(LogOptions(settings), redactor: redactor)
        }
        guard case .sqlite(let path) = settings[StoreSettings.address] else {
            throw ServerError(.store, "store.address: only sqlite is supported by this version")
        }
        let store = try attempt(.store) { try Store(path: path) }
        var opened: AuditLog?
        do {
            try await verifyEncryptionKey(secrets.keyRing, store)
            let auditFile = settings[AuditSettings.file].text
            let audit = try await AuditOpener(
                settings: settings, keyRing: secrets.keyRing, store: store, redactor: redactor
            ).open()
            opened = audit
            for doubt in audit.doubts { log.log(.warning, "audit log: \(doubt)") }
            for repair in audit.repairs { log.log(.warning, "audit log repaired: \(repair)") }
            let limiter = Limiter()
            try await restore(limiter, from: store)
            let condition = ServingCondition(
                audit: audit, servesWithoutAudit: settings[AuditSettings.onFailure] == .open)
            condition.isLocked = try await store.containment() != nil
            return ServerParts(
                group: MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount), store: store, audit: audit,
                auditFile: auditFile, log: log, registry: registry,
                metrics: ProxyMetrics(version: ProxyGuardVersion.current, audit: audit, log: log),
                usage: UsageWriter(store: store), limiter: limiter,
                failures: FailureTracker(
                    settings: FailureSettings(threshold: settings[ManagementSettings.failuresPerMinute])),
                connections: ConnectionCounter(
                    limit: settings[LimitSettings.connections],
                    limitPerAddress: settings[LimitSettings.addressConnections]),
                condition: condition)
        } catch {
            opened?.close()
            // What failed first is told.
            try? store.close()
            log.close()
            throw error as? ServerError ?? ServerError(.store, "\(error)")
        }
    }

    var services: Services {
        Services(
            limiter: limiter, failures: failures, connections: connections,
            observer: Recorder(metrics: metrics, audit: audit, log: log, usage: usage),
            obstacle: { [condition] in condition.obstacle })
    }

    /// Writes what waits and closes everything.
    func close() async {
        // First, so that what is still under way is counted and recorded.
        await attempt("event loops cannot be ended") { try await group.shutdownGracefully() }
        await attempt("use that was not stored yet is lost") { try await usage.write() }
        audit.close()
        await attempt("how far the audit log goes cannot be stored") {
            try await AnchorWriter(audit: audit, store: store).write()
        }
        await attempt("the store cannot be closed") { try store.close() }
        log.close()
    }

    /// At the end nobody is left to be told but who reads the log.
    private func attempt(_ problem: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            log.log(.error, "\(problem): \(error)")
        }
    }

    // MARK: State of before

    /// A key other than the one that sealed what is stored is told at the start, not at the first request.
    private static func verifyEncryptionKey(_ keyRing: KeyRing?, _ store: Store) async throws {
        let known = try await store.setting("encryption.key_check")
        switch (keyRing, known) {
        case (let keyRing?, let known?):
            do {
                try keyRing.verify(keyCheckValue: known)
            } catch {
                throw ServerError(.encryption, "encryption.key: \(error)")
            }
            if keyRing.keyCheckValue != known {
                try await store.setSetting("encryption.key_check", to: keyRing.keyCheckValue)
            }
        case (let keyRing?, nil): try await store.setSetting("encryption.key_check", to: keyRing.keyCheckValue)
        case (nil, _?):
            throw ServerError(.encryption, "encryption.key is not set, and the store has what was encrypted with one")
        case (nil, nil): break
        }
    }

    /// Budgets go on where they were when the program ended.
    private static func restore(_ limiter: Limiter, from store: Store) async throws {
        let totals = try await store.requestTotals()
        limiter.restore(
            totals.map { family, count in
                StoredUsage(
                    key: LimitKey(family), scope: .token, totalRequests: Int(count), dayIndex: 0, microDollars: 0)
            }, now: NIODeadline.now().uptimeNanoseconds)
    }

    private static func attempt<Value, Failure: Error>(
        _ code: ServerError.Code, _ body: () throws(Failure) -> Value
    ) throws(ServerError) -> Value {
        do {
            return try body()
        } catch {
            throw ServerError(code, "\(error)")
        }
    }
}

/// Whether requests are served at all; asked on event loops, so no lock is taken.
final class ServingCondition: Sendable {
    private let audit: AuditLog
    private let servesWithoutAudit: Bool
    private let isLockedDown = Atomic<Bool>(false)
    private let isReadyFlag = Atomic<Bool>(false)

    init(audit: AuditLog, servesWithoutAudit: Bool) {
        self.audit = audit
        self.servesWithoutAudit = servesWithoutAudit
    }

    /// Why no request is served; nil if they are.
    var obstacle: APIError? {
        if isLockedDown.load(ordering: .acquiring) { return .lockedDown }
        if !servesWithoutAudit, audit.state != .writing { return .auditUnavailable }
        return nil
    }

    /// An emergency: nothing is served until somebody ends it.
    var isLocked: Bool {
        get { isLockedDown.load(ordering: .acquiring) }
        set { isLockedDown.store(newValue, ordering: .releasing) }
    }

    /// Whether all listeners wait and none is about to end.
    var isStarted: Bool {
        get { isReadyFlag.load(ordering: .acquiring) }
        set { isReadyFlag.store(newValue, ordering: .releasing) }
    }

    /// Whether a load balancer should send requests here.
    var isReady: Bool { isStarted && obstacle == nil }
}
