internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix
internal import NIOSSL
internal import NIOTLS
internal import ProxyConfiguration

/// Accepts connections of clients and makes the handlers of each.
struct Listener: Sendable {
    let contexts: LoopContexts
    /// Whether TLS is spoken; the context itself is asked of the plan for each connection, so that a new certificate counts at once.
    let isSecure: Bool
    /// All headers of a request, in bytes.
    let headerLimit: Int

    /// Waits at an address.
    func bind(to address: ListenAddress, group: any EventLoopGroup) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 64 << 10, high: 256 << 10))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel) }
            }
        switch address {
        case .port(let port, let host):
            return try await bootstrap.bind(host: host.isEmpty ? "::" : host, port: port).get()
        case .socket(let path):
            return try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        }
    }

    private func accept(_ channel: any Channel) throws {
        guard let context = contexts.context(of: channel.eventLoop) else { throw ChannelError.ioOnClosedChannel }
        let address = ClientAddress(peer: channel.remoteAddress?.ip, isSecure: isSecure)
        let connection = ClientConnection(address: address, counter: context.services.connections)
        let pipeline = channel.pipeline.syncOperations
        let observer = context.services.observer
        guard connection.open() else {
            observer.happened(.trace) { connection.event("connection refused: too many are open") }
            // No answer: whoever opens too many would be helped by one.
            return channel.close(promise: nil)
        }
        observer.happened(.trace) { connection.event("connection accepted") }
        try pipeline.addHandler(FlushHandler(context.flushes))
        try pipeline.addHandler(ConnectionHandler(connection, observer))
        guard isSecure else { return try addHTTP1(to: pipeline, context, connection) }
        guard let tls = context.plan.tls else { throw ChannelError.ioOnClosedChannel }
        try pipeline.addHandler(NIOSSLServerHandler(context: tls))
        let handshake = HandshakeWait(timeout: context.plan.timeouts.header)
        try pipeline.addHandler(handshake)
        try pipeline.addHandler(
            ApplicationProtocolNegotiationHandler { result, channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try tellHandshake(result, pipeline, context)
                    if case .negotiated("h2") = result {
                        try addHTTP2(to: channel, context)
                    } else {
                        try addHTTP1(to: pipeline, context, counted(in: pipeline))
                    }
                }
            })
    }

    private func tellHandshake(
        _ result: ALPNResult, _ pipeline: ChannelPipeline.SynchronousOperations, _ context: LoopContext
    ) throws {
        let connection = try counted(in: pipeline)
        context.services.observer.happened(.trace) {
            let version = try? pipeline.nioSSL_tlsVersion()
            let protocolName = if case .negotiated(let name) = result { name } else { "none" }
            return connection.event(
                "TLS agreed",
                [("tls_version", .text(version.map { "\($0)" } ?? "unknown")), ("protocol", .text(protocolName))])
        }
    }

    /// The connection that the first handler of a pipeline counts.
    private func counted(in pipeline: ChannelPipeline.SynchronousOperations) throws -> ClientConnection {
        try pipeline.handler(type: ConnectionHandler.self).connection
    }

    private func addHTTP1(
        to pipeline: ChannelPipeline.SynchronousOperations, _ context: LoopContext, _ connection: ClientConnection
    ) throws {
        let meter = FramingMeter(headerLimit: headerLimit)
        let requests = RequestHandler(context, connection, version: .http1, meter: meter)
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderListSize = headerLimit
        limits.maxHeaderFieldSize = headerLimit
        try pipeline.addHandler(ArrivalHandler(requests, meter))
        try pipeline.addHandler(
            ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)))
        try pipeline.addHandler(requests)
    }

    private func addHTTP2(to channel: any Channel, _ context: LoopContext) throws {
        let pipeline = channel.pipeline.syncOperations
        let connection = try counted(in: pipeline)
        let bound = NIOLoopBound(connection, eventLoop: channel.eventLoop)
        let settings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: 100),
            HTTP2Setting(parameter: .maxHeaderListSize, value: headerLimit),
            HTTP2Setting(parameter: .initialWindowSize, value: 1 << 20),
        ]
        try pipeline.addHandler(IdleStateHandler(allTimeout: context.plan.timeouts.keepAlive))
        try pipeline.addHandler(IdleConnectionHandler(connection))
        let meter = HTTP2OverheadMeter(now: channel.eventLoop.now)
        let overhead = HTTP2OverheadHandler(meter)
        try pipeline.addHandler(HTTP2ByteCounter(meter, overhead))
        try pipeline.addHandler(NIOHTTP2Handler(mode: .server, initialSettings: settings))
        try pipeline.addHandler(overhead)
        try pipeline.addHandler(
            HTTP2StreamMultiplexer(mode: .server, channel: channel) { stream in
                stream.eventLoop.makeCompletedFuture {
                    let pipeline = stream.pipeline.syncOperations
                    try pipeline.addHandler(AuthorityHandler())
                    try pipeline.addHandler(HTTP2FramePayloadToHTTP1ServerCodec())
                    try pipeline.addHandler(RequestHandler(context, bound.value, version: .http2, meter: nil))
                }
            })
        try pipeline.addHandler(HTTP2FailureHandler())
    }
}
