internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import ProxyConfiguration
internal import ProxyDataPlane
internal import ProxyRecords
internal import ProxyTokens

/// The listener of figures: `/metrics`, and `/live` and `/ready` for whoever starts and stops programs.
struct MetricsServer: Sendable {
    let metrics: ProxyMetrics
    let condition: ServingCondition
    /// The hash of the token that readers of figures have to show; nil where they need none.
    let token: TokenHash?
    /// What is open.
    struct Open: Sendable {
        var connections = 0
        var streams = 0
        /// By the upstream's name.
        var upstreams: [String: ConnectionCount] = [:]
    }

    /// Counts what is open, asked when somebody reads; nil leaves the figures as they are.
    var openNow: @Sendable () async -> Open? = { nil }

    /// Listens until the task is cancelled.
    /// - Parameters:
    ///   - whenListening: is told the port, nil for a socket of the file system.
    ///   - whenClosed: is told once nobody can connect any more, whyever.
    func run(
        on address: ListenAddress, whenListening: @escaping @Sendable (Int?) async -> Void,
        whenClosed: @escaping @Sendable () -> Void = {}
    ) async throws {
        let place: BindAddress =
            switch address {
            case .port(let port, let host): .hostname(host.isEmpty ? "0.0.0.0" : host, port: port)
            case .socket(let path): .unixDomainSocket(path: path)
            }
        let silent = Logger(label: "metrics") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in await respond(to: request) },
            server: .http1(configuration: Self.channels()),
            configuration: ApplicationConfiguration(
                address: place,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: silent)),
            onServerRunning: { channel in
                channel.closeFuture.whenComplete { _ in whenClosed() }
                await whenListening(channel.localAddress?.port)
            }, logger: silent)
        try await application.run()
    }

    private func respond(to request: Request) async -> Response {
        guard request.method == .get || request.method == .head else { return text(.methodNotAllowed, "method\n") }
        switch request.uri.path {
        case "/live": return text(.ok, "live\n")
        case "/ready": return condition.isReady ? text(.ok, "ready\n") : text(.serviceUnavailable, "not ready\n")
        case "/metrics":
            guard mayRead(request) else { return text(.unauthorized, "token\n") }
            if let open = await openNow() {
                metrics.openConnections.set(open.connections)
                metrics.openStreams.set(open.streams)
                var connections: [[String]: Int] = [:]
                for (name, count) in open.upstreams {
                    connections[[name, "idle"]] = count.idle
                    connections[[name, "used"]] = count.used
                }
                metrics.upstreamConnections.set(connections)
            }
            return text(.ok, metrics.registry.text(), type: MetricRegistry.contentType)
        default: return text(.notFound, "not found\n")
        }
    }

    private func mayRead(_ request: Request) -> Bool {
        guard let token else { return true }
        // Its letters count in either case (RFC 9110, section 11.1).
        guard let value = request.headers[.authorization], value.prefix(7).lowercased() == "bearer " else {
            return false
        }
        // A hash of the configuration has no pepper.
        return TokenHash.isEqual(token, TokenHasher().hash(value.utf8.dropFirst(7)))
    }

    private func text(
        _ status: HTTPResponse.Status, _ body: String, type: String = "text/plain; charset=utf-8"
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
