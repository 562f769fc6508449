internal import NIOCore
internal import ProxyGuards

/// What one event loop works with. Used on that loop only, so it needs no lock.
final class LoopContext: @unchecked Sendable {
    let loop: any EventLoop
    let services: Services
    private(set) var plan: DataPlan
    private(set) var identities: IdentityTable
    private(set) var guards: GuardWorker
    private var pools: [String: UpstreamPool] = [:]
    /// Requests that are under way, so that a revoked token ends its own.
    private var exchanges: [ObjectIdentifier: Exchange] = [:]
    /// New requests are refused, since the program is ending.
    private(set) var isDraining = false

    init(loop: any EventLoop, plan: DataPlan, identities: IdentityTable, services: Services) {
        self.loop = loop
        self.plan = plan
        self.identities = identities
        self.services = services
        guards = plan.guards.makeWorker()
    }

    // MARK: Changes

    /// Replaces the plan; requests under way end by the one they began with.
    func use(_ plan: DataPlan) {
        loop.preconditionInEventLoop()
        self.plan = plan
        guards = plan.guards.makeWorker()
        for pool in pools.values { pool.close() }
        pools = [:]
    }

    /// Replaces who is known, and ends the requests of those who no longer are.
    func use(_ identities: IdentityTable) {
        loop.preconditionInEventLoop()
        guard identities.version >= self.identities.version else { return }
        self.identities = identities
        for exchange in Array(exchanges.values) { exchange.reconsider(identities) }
    }

    func drain() { isDraining = true }

    // MARK: Use

    func pool(of upstream: Upstream) -> UpstreamPool {
        if let pool = pools[upstream.name] { return pool }
        let pool = UpstreamPool(upstream, loop: loop)
        pools[upstream.name] = pool
        return pool
    }

    func began(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = exchange }
    func ended(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = nil }

    /// Requests under way.
    var exchangeCount: Int { exchanges.count }

    /// Those of them whose answers stream.
    var streamCount: Int { exchanges.values.count { $0.isStreaming } }

    /// Connections to upstreams that are open.
    var upstreamConnections: [String: Int] { pools.mapValues(\.count) }

    /// What is done from time to time.
    func tidy() {
        for pool in pools.values { pool.closeOld() }
    }
}
