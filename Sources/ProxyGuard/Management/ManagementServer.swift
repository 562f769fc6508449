internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
public import ProxyConfiguration
internal import ProxyLimits
public import ProxyTokens
internal import ServiceLifecycle
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// The listener of who administers: projects, tokens, provider keys, use, the audit log, and what to do in need.
///
/// A frozen state after a panic lives in here; the store keeps it over a start.
public final class ManagementServer: Sendable {
    private static let connections = 64
    /// Of those who may not administer: they are told so, and leave room for those who may.
    private static let foreignConnections = 8
    private static let idleTimeout = Duration.seconds(60)
    /// How long calls under way may take once the server is told to end.
    private static let grace = Duration.seconds(5)
    private static let headerBytes = 16 * 1024

    let responder: CallResponder

    /// Creates a server that does not listen yet.
    public init(_ services: ManagementServices) { responder = CallResponder(services) }

    /// Has these administer from the next call on, and nobody else.
    public func use(_ credential: ManagementCredential) { responder.credential.use(credential) }

    /// Listens until the task is cancelled or told to end gracefully.
    ///
    /// - Parameters:
    ///   - whenListening: is told the port once calls are taken, nil for a socket of the file system.
    ///   - whenClosed: is told once nobody can connect any more, since it ends or because waiting for callers failed for good; it is not
    ///     by the end of this call, which waits for callers that are still connected.
    /// - Throws: ``ManagementServerError`` where nobody can listen.
    public func run(
        on address: ListenAddress, whenListening: @escaping @Sendable (_ port: Int?) async -> Void = { _ in },
        whenClosed: @escaping @Sendable () -> Void = {}
    ) async throws {
        switch address {
        case .port(let port, let host):
            let place = host.isEmpty ? "0.0.0.0" : host
            do {
                try await run(at: .hostname(place, port: port)) { channel in
                    channel.closeFuture.whenComplete { _ in whenClosed() }
                    await whenListening(channel.localAddress?.port)
                }
            } catch let error as IOError {
                throw ManagementServerError.unusable("\(place):\(port)", why: Self.reason(error))
            }
        case .socket(let path):
            let file = try SocketFile(path)
            let failure = Mutex<ManagementServerError?>(nil)
            let isPublished = Atomic<Bool>(false)
            defer {
                file.discard()
                if isPublished.load(ordering: .acquiring) { file.remove() }
            }
            do {
                try await run(at: .unixDomainSocket(path: file.bindingPath)) { channel in
                    do throws(ManagementServerError) {
                        try file.publish()
                        isPublished.store(true, ordering: .releasing)
                        channel.closeFuture.whenComplete { _ in whenClosed() }
                        await whenListening(nil)
                    } catch {
                        failure.withLock { $0 = error }
                        channel.close(promise: nil)
                    }
                }
            } catch let error as IOError {
                throw ManagementServerError.unusable(path, why: Self.reason(error))
            }
            if let failure = failure.withLock({ $0 }) { throw failure }
        }
    }

    private func run(
        at address: BindAddress, whenListening: @escaping @Sendable (any Channel) async -> Void
    ) async throws {
        // Its lines would hold what callers sent; what matters of calls is in the audit log.
        let silent = Logger(label: "management") { _ in SwiftLogNoOpLogHandler() }
        let foreigners = ConnectionCounter(
            limit: Self.foreignConnections, limitPerAddress: Self.foreignConnections)
        let isForeign = { @Sendable [networks = responder.services.allowedNetworks] (address: IPAddress) -> Bool in
            !networks.contains { $0.contains(address) }
        }
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [AnswerHeaders()]
                        + CallerHandlers.make(foreigners, isCounted: isForeign),
                    idleTimeout: TimeAmount(Self.idleTimeout),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.headerBytes, maxHeaderListSize: Self.headerBytes,
                        maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: address,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: silent)),
            onServerRunning: whenListening, logger: silent)
        var configuration = ServiceGroupConfiguration(services: [application], logger: silent)
        configuration.maximumGracefulShutdownDuration = Self.grace
        let group = ServiceGroup(configuration: configuration)
        // A task of its own, so that a cancelled one does not reach the listener: it would drop connections that were
        // accepted and not yet handled, which NIO takes for a mistake of the program.
        let task = Task { try await group.run() }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
    }

    private static func reason(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }
}
