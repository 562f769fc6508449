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
        // By bytes: characters that join the comma behind them would hide from `split` what the proxy added.
        for hop in forwardedFor.flatMap({ $0.utf8.split(separator: UInt8(ascii: ",")) }).reversed() {
            guard let address = Self.bare(hop).flatMap({ IPAddress(Substring($0)) }) else { break }
            client = address
            if !trusted.contains(where: { $0.contains(address) }) { break }
        }
        let isSecure = isSecure || forwardedProto.count == 1 && forwardedProto[0].lowercased() == "https"
        return ClientAddress(peer: peer, client: client, isSecure: isSecure)
    }

    /// Without spaces, and without the port and the brackets that some proxies write; nil where something else follows.
    private static func bare(_ hop: Substring.UTF8View) -> Substring.UTF8View? {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        func isPort(_ tail: Substring.UTF8View) -> Bool {
            tail.isEmpty || tail.first == UInt8(ascii: ":") && tail.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
        }
        let front = hop.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return nil }
        let text = front[...last]
        if text.first == UInt8(ascii: "[") {
            guard let close = text.firstIndex(of: UInt8(ascii: "]")), isPort(text[close...].dropFirst()) else {
                return nil
            }
            return text[..<close].dropFirst()
        }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), text.lastIndex(of: UInt8(ascii: ":")) == colon else {
            return text
        }
        return isPort(text[colon...]) ? text[..<colon] : nil
    }
}
