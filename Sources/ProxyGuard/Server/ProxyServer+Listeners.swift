internal import NIOCore
internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyManagement
internal import ProxyRecords
internal import ProxyStore

/// Opens the listeners, and notices when one of them can accept nobody any more.
extension ProxyServer {
    func listen() async throws {
        let settings = configuration.settings
        let first = try makePlan(configuration, secrets)
        let identities = IdentityBuilder.table(parts.store.latest, hasher: secrets.hasher)
        let address = settings[ListenerSettings.data]
        tasks.append(Task { [weak self, closings] in for await key in closings.stream { await self?.noticeEnd(key) } })
        do {
            let dataPlane = try await DataPlane.start(
                at: address, plan: first.plan, identities: identities, services: parts.services, group: parts.group)
            self.dataPlane = dataPlane
            told = first
            told?.isConfirmed = true
            dataPlane.whenClosed { [closings] in closings.continuation.yield(ListenerSettings.data.key) }
        } catch {
            throw ServerError(
                .listener, "listeners.data: cannot listen at \(address.plain): \(ServerError.reason(error))")
        }
        var services = managementServices()
        services.isFrozen = try await parts.store.containment() == .panic
        let management = ManagementServer(services)
        self.management = management
        try await listen(ListenerSettings.management) {
            try await management.run(on: $0, whenListening: $1, whenClosed: $2)
        }
        if settings[MetricsSettings.isEnabled] {
            let metrics = MetricsServer(
                metrics: parts.metrics, condition: parts.condition, token: secrets.metricsToken,
                openNow: { [weak self] in await self?.openNow() })
            try await listen(ListenerSettings.metrics) {
                try await metrics.run(on: $0, whenListening: $1, whenClosed: $2)
            }
        }
    }

    /// Runs a server in a task of its own; returns once it listens.
    private func listen(
        _ setting: ProxyConfiguration.Setting<ListenAddress>,
        _ run:
            @escaping @Sendable (
                ListenAddress, @escaping @Sendable (Int?) async -> Void, @escaping @Sendable () -> Void
            ) async throws -> Void
    ) async throws {
        let address = configuration.settings[setting]
        // Of what comes behind the first nobody reads anything.
        let (started, continuation) = AsyncStream.makeStream(
            of: Result<Void, any Error>.self, bufferingPolicy: .bufferingOldest(1))
        let closed: @Sendable () -> Void = { [closings] in closings.continuation.yield(setting.key) }
        listeners.append(
            Task {
                do {
                    try await run(address, { _ in continuation.yield(.success(())) }, closed)
                } catch {
                    continuation.yield(.failure(error))
                }
                continuation.finish()
                closed()
            })
        for await result in started {
            do {
                return try result.get()
            } catch {
                throw ServerError(
                    .listener, "\(setting.key): cannot listen at \(address.plain): \(ServerError.reason(error))")
            }
        }
        throw ServerError(.listener, "\(setting.key): cannot listen at \(address.plain)")
    }

    /// A listener that is closed while the program runs leaves it half alive, which whoever watches it could not tell: it says so, is
    /// not ready any more, and leaves it to its owner to end it.
    private func noticeEnd(_ key: String) async {
        guard !isStopping, failure == nil else { return }
        let error = ServerError(
            .listener, "\(key): nobody can connect any more, the listener failed; start the program anew")
        failure = error
        // A start that is not over yet tells it itself.
        guard parts.condition.isStarted else { return }
        parts.condition.isStarted = false
        parts.log.log(.error, error.description)
        breakdown.continuation.yield(error)
        await record(AuditEvent(action: "proxy.failure", outcome: .failure, reason: error.description))
    }
}
