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
    private var pools: [Destination: UpstreamPool] = [:]
    /// Bytes of bodies that are being read or sent on.
    private var heldBytes = 0

    /// Bodies of all clients of one event loop together, in bytes.
    private static let mostHeldBytes = 512 << 20

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

    /// Ends every request under way.
    func endAll(with error: APIError) {
        loop.preconditionInEventLoop()
        for exchange in Array(exchanges.values) { exchange.refuse(error) }
    }

    // MARK: Use

    func pool(of upstream: Upstream) -> UpstreamPool {
        let destination = Destination(upstream)
        if let pool = pools[destination] { return pool }
        let pool = UpstreamPool(upstream, loop: loop)
        pools[destination] = pool
        return pool
    }

    func began(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = exchange }
    func ended(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = nil }

    /// Requests under way.
    var exchangeCount: Int { exchanges.count }

    /// Those of them whose answers stream.
    var streamCount: Int { exchanges.values.count { $0.isStreaming } }

    /// Connections to upstreams that are open.
    var upstreamConnections: [String: Int] {
        pools.values.reduce(into: [:]) { $0[$1.upstream.name, default: 0] += $1.count }
    }

    /// Counts bytes of a body; false if there are too many.
    func hold(_ count: Int) -> Bool {
        guard heldBytes + count <= Self.mostHeldBytes else { return false }
        heldBytes += count
        return true
    }

    func letGo(_ count: Int) { heldBytes -= count }

    /// What is done from time to time.
    func tidy() {
        for pool in pools.values { pool.closeOld() }
        pools = pools.filter { $0.value.count > 0 }
        let now = WallClock.seconds
        for exchange in Array(exchanges.values) where exchange.identity.map({ $0.expiresAt <= now }) == true {
            exchange.refuse(.tokenExpired)
        }
    }
}
