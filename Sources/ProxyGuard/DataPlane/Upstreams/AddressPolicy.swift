internal import NIOCore
public import ProxyConfiguration

/// Which addresses an upstream's name may stand for, asked when a connection is made and not before.
///
/// A name that resolves to this machine or a private network where none was meant would send the provider's key there.
public enum AddressPolicy: String, Sendable {
    /// Addresses of the Internet.
    case publicOnly
    /// This machine alone: the configuration names it so.
    case loopbackOnly
    /// Addresses of the Internet and of private networks.
    case privateToo

    /// What the host of an upstream's address says; nil where nobody may answer for it.
    public init?(host: String) {
        switch UpstreamReach(host: host) {
        case .thisMachine: self = .loopbackOnly
        case .privateNetwork: self = .privateToo
        case .internet: self = .publicOnly
        case .nobody: return nil
        }
    }

    /// Whether a connection to the address may be made.
    public func admits(_ address: IPAddress) -> Bool {
        switch self {
        case .loopbackOnly: address.reach == .loopback
        case .publicOnly: address.reach == .internet
        case .privateToo: [.internet, .privateNetwork].contains(address.reach)
        }
    }

    func admits(_ address: SocketAddress) -> Bool {
        guard let text = address.ipAddress, let address = IPAddress(text.prefix { $0 != "%" }) else { return false }
        return admits(address)
    }
}
