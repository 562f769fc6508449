internal import NIOCore
internal import ProxyGuards
internal import ProxyRoutes

/// What one event loop works with. Used on that loop only, so it needs no lock.
final class LoopContext: @unchecked Sendable {
    let loop: any EventLoop
    let services: Services
    private(set) var plan: DataPlan
    private(set) var identities: IdentityTable
    private(set) var guards: GuardWorker
    let flushes: FlushConsolidation
    private var pools: [Destination: UpstreamPool] = [:]
    /// Those of earlier plans, until the requests are over that their connections carry.
    private var closedPools: [UpstreamPool] = []
    /// Where connections lead, and how: a plan that changes any of it must not use those of another.
    private struct Destination: Hashable {
        var name: String
        var host: String
        var port: Int
        var addresses: AddressPolicy
        var tls: ObjectIdentifier?

        init(_ upstream: Upstream) {
            (name, host, port, addresses) = (upstream.name, upstream.host, upstream.port, upstream.addresses)
            tls = upstream.tls.map { ObjectIdentifier($0) }
        }
    }
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
        flushes = FlushConsolidation(loop)
    }

    // MARK: Changes

    /// Replaces the plan, unless it is an older one; requests under way end by the one they began with.
    func use(_ plan: DataPlan) {
        loop.preconditionInEventLoop()
        guard plan.generation >= self.plan.generation else { return }
        self.plan = plan
        guards = plan.guards.makeWorker()
        for pool in pools.values { pool.close() }
        closedPools = (closedPools + pools.values).filter { $0.count > 0 }
        pools = [:]
    }

    /// Replaces who is known, and ends the requests of those who no longer are.
    func use(_ identities: IdentityTable) {
        loop.preconditionInEventLoop()
        guard identities.version >= self.identities.version else { return }
        self.identities = identities
        for exchange in Array(exchanges.values) { exchange.reconsider(identities) }
    }

    /// Refuses new requests. Succeeds once no answer is under way any more, not even one that its client has not taken yet.
    @discardableResult
    func drain() -> EventLoopFuture<Void> {
        loop.preconditionInEventLoop()
        isDraining = true
        let drained = self.drained ?? loop.makePromise(of: Void.self)
        self.drained = drained
        if answerCount == 0 { drained.succeed() }
        return drained.futureResult
    }
    private var drained: EventLoopPromise<Void>?

    /// A request came, whose answer is owed from now on.
    func answerBegan() { answerCount += 1 }

    /// Answers were written to their end, or nobody waits for them any more.
    func answersEnded(_ count: Int = 1) {
        answerCount -= count
        if answerCount == 0 { drained?.succeed() }
    }

    /// Requests that came and whose answers are not written to their end.
    private(set) var answerCount = 0

    /// Ends every request under way.
    func endAll(with error: APIError) {
        loop.preconditionInEventLoop()
        for exchange in Array(exchanges.values) { exchange.refuse(error) }
    }

    // MARK: Use

    func pool(of upstream: Upstream) -> UpstreamPool {
        let destination = Destination(upstream)
        if let pool = pools[destination] { return pool }
        let pool = UpstreamPool(upstream, loop: loop, flushes: flushes)
        pools[destination] = pool
        return pool
    }

    func began(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = exchange }
    func ended(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = nil }

    /// Requests under way.
    var exchangeCount: Int { exchanges.count }

    /// Those of them whose answers stream.
    var streamCount: Int { exchanges.values.count { $0.isStreaming } }

    /// Connections to upstreams, by their names; of those of the plan also where there are none.
    var upstreamConnections: [String: ConnectionCount] {
        var counts: [String: ConnectionCount] = [:]
        for upstream in plan.upstreams { counts[upstream.name] = ConnectionCount() }
        for pool in closedPools + pools.values {
            counts[pool.upstream.name] = pool.connections + (counts[pool.upstream.name] ?? ConnectionCount())
        }
        return counts
    }

    /// What is done from time to time.
    func tidy() {
        for pool in pools.values { pool.closeOld() }
        pools = pools.filter { $0.value.count > 0 }
        closedPools.removeAll { $0.count == 0 }
        let now = WallClock.seconds
        for exchange in Array(exchanges.values) where exchange.identity.map({ $0.expiresAt <= now }) == true {
            exchange.refuse(.tokenExpired)
        }
    }
}
