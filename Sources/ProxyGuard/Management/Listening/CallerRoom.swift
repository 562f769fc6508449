internal import NIOCore
internal import NIOHTTPTypes
internal import ProxyConfiguration
internal import ProxyLimits

/// Ends a connection as it is accepted where its address has too many already, or all addresses that are counted have.
final class CallerRoom: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let counter: ConnectionCounter
    private let isCounted: @Sendable (IPAddress) -> Bool
    private var isBegun = false

    /// - Parameter isCounted: which addresses; callers through the file system are not, whom a mode keeps out.
    init(_ counter: ConnectionCounter, isCounted: @escaping @Sendable (IPAddress) -> Bool) {
        self.counter = counter
        self.isCounted = isCounted
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        begin(context)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isBegun else { return }
        isBegun = true
        guard case .address(let address, _) = Call.peer(context.remoteAddress), isCounted(address),
            let key = AddressKey(address.bytes)
        else { return }
        guard counter.open(key) else { return context.close(promise: nil) }
        context.channel.closeFuture.whenComplete { [counter] _ in counter.close(key) }
    }
}
