public import ProxyLimits
public import ProxyRoutes

/// What all event loops share.
public struct Services: Sendable {
    /// Rates, concurrency and budgets.
    public var limiter: Limiter
    /// Wrong tokens by address.
    public var failures: FailureTracker
    /// Open connections.
    public var connections: ConnectionCounter
    /// Room for bodies.
    public var bodies = BodyMemory()
    /// Who hears of what happened.
    public var observer: any ExchangeObserver
    /// Why no request is served at all, if that is so: records that cannot be kept, an emergency.
    public var obstacle: @Sendable () -> APIError?

    /// Creates them.
    public init(
        limiter: Limiter, failures: FailureTracker, connections: ConnectionCounter, observer: any ExchangeObserver,
        obstacle: @escaping @Sendable () -> APIError? = { nil }
    ) {
        self.obstacle = obstacle
        self.limiter = limiter
        self.failures = failures
        self.connections = connections
        self.observer = observer
    }
}

/// Who hears of what happened. Called on event loops: it must not wait.
public protocol ExchangeObserver: Sendable {
    /// A request ended, however it did; told once of each.
    func ended(_ outcome: RequestOutcome)
    /// Something happened on the way. The event is made by whoever wants to hear of this detail, so that it costs others nothing.
    func happened(_ detail: DataPlaneEvent.Detail, _ event: () -> DataPlaneEvent)
}

extension ExchangeObserver {
    /// Does not listen.
    public func happened(_ detail: DataPlaneEvent.Detail, _ event: () -> DataPlaneEvent) {}
}
