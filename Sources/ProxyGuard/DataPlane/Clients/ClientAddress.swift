internal import NIOCore
public import ProxyConfiguration

/// Whose request it is: the other end of the connection, and the client where a trusted proxy stands between.
public struct ClientAddress: Hashable, Sendable {
    /// The other end of the connection; nil of a socket in the file system.
    public let peer: IPAddress?
    /// What limits count and records name.
    public let client: IPAddress?
    /// Whether the client speaks TLS, with this program or with the trusted proxy.
    public let isSecure: Bool

    /// What the connection alone tells.
    init(peer: IPAddress?, isSecure: Bool) {
        (self.peer, self.client, self.isSecure) = (peer, peer, isSecure)
    }

    private init(peer: IPAddress?, client: IPAddress?, isSecure: Bool) {
        (self.peer, self.client, self.isSecure) = (peer, client, isSecure)
    }

    /// What headers add where the peer is a trusted proxy: of its chain the last hop that is no trusted proxy itself.
    ///
    /// Everything in front of that hop the client may have written. Source: RFC 7239, section 7.1; the header is X-Forwarded-For as proxies send it.
    func behind(_ trusted: [Network], forwardedFor: [String], forwardedProto: [String]) -> ClientAddress {
        guard let peer, trusted.contains(where: { $0.contains(peer) }) else { return self }
        var client = peer
        for hop in forwardedFor.flatMap({ $0.split(separator: ",") }).reversed() {
            guard let address = IPAddress(Self.bare(hop)) else { break }
            client = address
            if !trusted.contains(where: { $0.contains(address) }) { break }
        }
        let isSecure = isSecure || forwardedProto.count == 1 && forwardedProto[0].lowercased() == "https"
        return ClientAddress(peer: peer, client: client, isSecure: isSecure)
    }

    /// Without spaces, and without the port and the brackets that some proxies write.
    private static func bare(_ hop: Substring) -> Substring {
        let hop = hop.drop { $0 == " " || $0 == "\t" }
        let end = hop.lastIndex { $0 != " " && $0 != "\t" }.map { hop.index(after: $0) } ?? hop.startIndex
        let text = hop[..<end]
        if text.hasPrefix("[") { return text.dropFirst().prefix { $0 != "]" } }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0] : text
    }
}

extension SocketAddress {
    /// The address without its port; nil of a socket in the file system.
    var ip: IPAddress? { ipAddress.flatMap { IPAddress($0.prefix { $0 != "%" }) } }
}
