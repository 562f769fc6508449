internal import NIOCore
internal import ProxyConfiguration

extension SocketAddress {
    /// The address without its port; nil of a socket in the file system.
    var ip: IPAddress? { ipAddress.flatMap { IPAddress($0.prefix { $0 != "%" }) } }
}
