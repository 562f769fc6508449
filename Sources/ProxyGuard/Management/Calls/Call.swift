internal import Hummingbird
internal import NIOCore
internal import ProxyConfiguration

/// One call: its id, and where it comes from as the socket says; headers that tell otherwise are not read.
struct Call: InitializableFromSource {
    /// Where a call comes from.
    enum Peer: Hashable {
        case address(IPAddress, String)
        /// A socket of the file system, whose mode tells who may connect.
        case socket
        case unknown
    }

    let id: String
    let peer: Peer

    init(source: ApplicationRequestContextSource) {
        self.init(peer: Self.peer(source.channel.remoteAddress))
    }

    init(peer: Peer) {
        id = Self.newID()
        self.peer = peer
    }

    static func peer(_ address: SocketAddress?) -> Peer {
        switch address {
        case .unixDomainSocket: return .socket
        case .v4, .v6:
            guard let text = address?.ipAddress, let address = IPAddress(text) else { return .unknown }
            return .address(address, text)
        case nil: return .unknown
        }
    }

    /// For the audit log.
    var peerText: String {
        switch peer {
        case .address(_, let text): text
        case .socket: "unix"
        case .unknown: "unknown"
        }
    }

    private static let letters = Array("0123456789abcdefghijklmnopqrstuv".utf8)

    /// 120 bits.
    private static func newID() -> String {
        var generator = SystemRandomNumberGenerator()
        return "req_" + String(decoding: (0..<24).map { _ in letters[Int(generator.next() & 31)] }, as: UTF8.self)
    }
}
