internal import HummingbirdCore
internal import NIOCore
internal import ProxyLimits
internal import ProxyManagement

extension MetricsServer {
    /// Readers are few; connections that say nothing must not take the descriptors that clients need.
    static let connections = 64
    /// Of one address: whoever starts and stops programs has to get through beside the others.
    private static let connectionsPerAddress = 16
    private static let idleTimeout = TimeAmount.seconds(60)

    /// How connections of one listener are treated.
    static func channels() -> HTTP1Channel.Configuration {
        let counter = ConnectionCounter(limit: connections, limitPerAddress: connectionsPerAddress)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: CallerHandlers.make(counter), idleTimeout: idleTimeout)
    }
}
