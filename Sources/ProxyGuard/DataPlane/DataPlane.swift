public import NIOCore
internal import NIOPosix
public import ProxyConfiguration
public import ProxyRoutes

/// The listener that applications send their requests to.
public final class DataPlane: Sendable {
    let contexts: LoopContexts
    private let channel: any Channel

    private init(contexts: LoopContexts, channel: any Channel) {
        self.contexts = contexts
        self.channel = channel
    }

    /// Waits for clients.
    /// - Parameters:
    ///   - address: where.
    ///   - group: the event loops; each has connections to upstreams of its own.
    public static func start(
        at address: ListenAddress, plan: DataPlan, identities: IdentityTable, services: Services,
        group: any EventLoopGroup
    ) async throws -> DataPlane {
        let contexts = LoopContexts(
            all: group.makeIterator().map {
                LoopContext(loop: $0, plan: plan, identities: identities, services: services)
            })
        for context in contexts.all {
            context.loop.scheduleRepeatedTask(initialDelay: .seconds(5), delay: .seconds(5)) { _ in context.tidy() }
        }
        let listener = Listener(contexts: contexts, isSecure: plan.tls != nil, headerLimit: plan.headerLimit)
        return DataPlane(contexts: contexts, channel: try await listener.bind(to: address, group: group))
    }

    /// Whether somebody can connect.
    var isListening: Bool { channel.isActive }

    /// The port; nil of a socket in the file system.
    public var port: Int? { channel.localAddress?.port }

    /// Replaces who is known. When it returns, no event loop knows anybody else, and requests of those who are gone have ended.
    public func use(_ identities: IdentityTable) async throws {
        try await onEveryLoop { $0.use(identities) }
    }

    /// Replaces what is worked by; where it listens and whether it speaks TLS stay.
    public func use(_ plan: DataPlan) async throws {
        try await onEveryLoop { $0.use(plan) }
    }

    /// Ends every request under way, open streams included; when it returns, none is left of those that had begun.
    public func endRequests(with error: APIError) async throws {
        try await onEveryLoop { $0.endAll(with: error) }
    }

    /// What is under way.
    public func requestCount() async throws -> RequestCount {
        var count = RequestCount()
        for context in contexts.all {
            let (requests, streams) = try await context.loop.submit { (context.exchangeCount, context.streamCount) }
                .get()
            count.requests += requests
            count.streams += streams
        }
        return count
    }

    /// Connections to upstreams, by their names.
    public func upstreamConnections() async throws -> [String: ConnectionCount] {
        var counts: [String: ConnectionCount] = [:]
        for context in contexts.all {
            counts.merge(try await context.loop.submit { context.upstreamConnections }.get()) { $0 + $1 }
        }
        return counts
    }

    /// Calls back once nobody can connect any more: in a drain, or because waiting for clients failed for good.
    public func whenClosed(_ body: @escaping @Sendable () -> Void) {
        channel.closeFuture.whenComplete { _ in body() }
    }

    /// Accepts nobody any more, refuses new requests, and lets those under way end, for as long as it is given: until their answers
    /// are with the system, not only made.
    /// - Returns: how many were still under way in the end.
    public func drain(within time: Duration) async throws -> Int {
        // It may be closed already.
        try? await channel.close()
        let drained = contexts.all.map { context in context.loop.flatSubmit { context.drain() } }
        let loop = channel.eventLoop
        let end = loop.makePromise(of: Void.self)
        let limit = loop.scheduleTask(in: TimeAmount(time)) { end.succeed() }
        EventLoopFuture.andAllComplete(drained, on: loop).whenComplete { _ in
            limit.cancel()
            end.succeed()
        }
        try await end.futureResult.get()
        var count = 0
        for context in contexts.all { count += try await context.loop.submit { context.answerCount }.get() }
        return count
    }

    private func onEveryLoop(_ body: @escaping @Sendable (LoopContext) -> Void) async throws {
        for context in contexts.all { try await context.loop.submit { body(context) }.get() }
    }
}

/// How much is under way.
public struct RequestCount: Hashable, Sendable {
    /// Requests.
    public var requests = 0
    /// Those of them whose answers stream.
    public var streams = 0

    /// Nothing.
    public init() {}
}
