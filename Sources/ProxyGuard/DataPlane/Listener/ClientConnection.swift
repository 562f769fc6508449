internal import NIOCore
internal import ProxyConfiguration
internal import ProxyLimits

/// One connection of a client, however many requests it carries. Used on its event loop only.
final class ClientConnection {
    let address: ClientAddress
    private let key: AddressKey?
    /// Requests under way.
    private(set) var requestCount = 0
    /// All requests that it carried.
    private var totalCount = 0
    private let counter: ConnectionCounter
    private var isCounted = false

    init(address: ClientAddress, counter: ConnectionCounter) {
        self.address = address
        self.counter = counter
        key = address.peer.flatMap { AddressKey($0.bytes) }
    }

    /// Counts it until it is closed; false if there are too many, of its address or together.
    func open() -> Bool {
        // Whoever may open a socket in the file system is trusted with it.
        guard let key else { return true }
        isCounted = counter.open(key)
        return isCounted
    }

    func closed() {
        guard isCounted, let key else { return }
        isCounted = false
        counter.close(key)
    }

    func requestBegan() {
        requestCount += 1
        totalCount += 1
    }
    func requestEnded() { requestCount -= 1 }
}

extension ClientConnection {
    /// Something that happened to it.
    func event(
        _ message: StaticString, _ fields: [(name: StaticString, value: DataPlaneEvent.Value)] = []
    ) -> DataPlaneEvent {
        DataPlaneEvent(
            message, [("peer", .address(address.peer)), ("requests", .number(totalCount))] + fields)
    }
}

/// Counts a connection down when it ends.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    let connection: ClientConnection
    private let observer: any ExchangeObserver

    init(_ connection: ClientConnection, _ observer: any ExchangeObserver) {
        self.connection = connection
        self.observer = observer
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connection.closed()
        observer.happened(.trace) { connection.event("connection closed") }
    }
}

/// Ends a connection of HTTP/2 that carries nothing for long.
final class IdleConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let connection: ClientConnection

    init(_ connection: ClientConnection) { self.connection = connection }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        if connection.requestCount == 0 { context.close(promise: nil) }
    }
}
