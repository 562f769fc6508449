internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import ProxyConfiguration

/// The connections of one event loop to one upstream.
final class UpstreamPool {
    /// What it connects to; a reload that changes it makes another pool.
    let upstream: Upstream
    private let loop: any EventLoop
    private let names: NameLookup
    private let flushes: FlushConsolidation
    /// The last one used first, so that those that nobody needs grow old.
    private var idle: [(connection: UpstreamConnection, since: NIODeadline)] = []
    /// Connections that are open or being made.
    private(set) var count = 0
    /// The same, by whether a request has them.
    var connections: ConnectionCount { ConnectionCount(idle: idle.count, used: count - idle.count) }
    private var isClosed = false

    /// Providers close connections that were idle for a minute or so; they are given up before.
    static let longestIdle = TimeAmount.seconds(30)
    /// How many wait for use at most.
    static let mostIdle = 256

    init(_ upstream: Upstream, loop: any EventLoop, flushes: FlushConsolidation, names: NameLookup = .shared) {
        self.upstream = upstream
        self.loop = loop
        self.names = names
        self.flushes = flushes
    }

    /// Hands over a connection, one that is open already if there is one.
    /// - Parameter isFresh: an open one will not do.
    func lease(isFresh: Bool = false, _ body: @escaping (Result<UpstreamConnection, UpstreamFailure>) -> Void) {
        while !isFresh, let last = idle.popLast() {
            if last.connection.isOpen, last.since + Self.longestIdle > .now() {
                return body(.success(last.connection))
            }
            last.connection.close()
        }
        connect(body)
    }

    private func connect(_ body: @escaping (Result<UpstreamConnection, UpstreamFailure>) -> Void) {
        count += 1
        let upstream = self.upstream
        let timeout = upstream.connectTimeout
        let flushes = NIOLoopBound(flushes, eventLoop: loop)
        let bootstrap = ClientBootstrap(group: loop)
            .resolver(CheckedResolver(policy: upstream.addresses, loop: loop, names: names))
            .connectTimeout(timeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FlushHandler(flushes.value))
                    if let tls = upstream.tls {
                        // Addresses have no place in the name that TLS sends; the certificate has to show them.
                        let name = IPAddress(upstream.host) == nil ? upstream.host : nil
                        let handler = try NIOSSLClientHandler(context: tls, serverHostname: name)
                        try channel.pipeline.syncOperations.addHandler(handler)
                        try channel.pipeline.syncOperations.addHandler(HandshakeWait(timeout: timeout))
                    }
                    try channel.pipeline.syncOperations.addHandler(UpstreamConnection())
                }
            }
        bootstrap.connect(host: upstream.host, port: upstream.port).assumeIsolated().whenComplete { result in
            switch result {
            case .success(let channel): self.awaitHandshake(channel, body)
            case .failure(let error): self.refuse(Self.failure(error), body)
            }
        }
    }

    private func awaitHandshake(
        _ channel: any Channel, _ body: @escaping (Result<UpstreamConnection, UpstreamFailure>) -> Void
    ) {
        guard let wait = try? channel.pipeline.syncOperations.handler(type: HandshakeWait.self) else {
            return connected(channel, body)
        }
        wait.whenFinished { failure in
            if let failure { self.refuse(failure, body) } else { self.connected(channel, body) }
        }
    }

    private func refuse(
        _ failure: UpstreamFailure, _ body: (Result<UpstreamConnection, UpstreamFailure>) -> Void
    ) {
        count -= 1
        body(.failure(failure))
    }

    private func connected(
        _ channel: any Channel, _ body: @escaping (Result<UpstreamConnection, UpstreamFailure>) -> Void
    ) {
        guard let connection = try? channel.pipeline.syncOperations.handler(type: UpstreamConnection.self) else {
            channel.close(promise: nil)
            return refuse(.unreachable, body)
        }
        connection.whenFree = { [weak self] connection, isReusable in
            if let self { take(back: connection, isReusable) } else if isReusable { connection.close() }
        }
        body(.success(connection))
    }

    private func take(back connection: UpstreamConnection, _ isReusable: Bool) {
        guard isReusable else {
            count -= 1
            idle.removeAll { $0.connection === connection }
            return
        }
        guard !isClosed, idle.count < Self.mostIdle else { return connection.close() }
        idle.append((connection, .now()))
    }

    /// Ends what nobody needed for long; asked from time to time.
    func closeOld() {
        let now = NIODeadline.now()
        for entry in idle.filter({ $0.since + Self.longestIdle <= now }) { entry.connection.close() }
    }

    /// Ends all that carry nothing; the others end with what they carry.
    func close() {
        isClosed = true
        for entry in idle { entry.connection.close() }
    }

    private static func failure(_ error: any Error) -> UpstreamFailure {
        switch error {
        case let failure as UpstreamFailure: failure
        case let error as NIOConnectionError:
            if [error.dnsAError, error.dnsAAAAError].contains(where: { ($0 as? UpstreamFailure) == .addressRefused }) {
                .addressRefused
            } else if error.connectionErrors.isEmpty {
                .unresolved
            } else if error.connectionErrors.allSatisfy({ Self.isTimeout($0.error) }) {
                .connectTimeout
            } else {
                .unreachable
            }
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: HandshakeWait.failure(error)
        default: Self.isTimeout(error) ? .connectTimeout : .unreachable
        }
    }

    private static func isTimeout(_ error: any Error) -> Bool {
        if case ChannelError.connectTimeout = error { true } else { false }
    }
}
