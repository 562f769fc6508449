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

    /// Whether a connection to the address may be made.
    public func admits(_ address: IPAddress) -> Bool {
        switch self {
        case .loopbackOnly: address.isLoopback
        case .publicOnly: !address.isReserved && !address.isPrivate
        case .privateToo: !address.isReserved && !address.isLinkLocal
        }
    }

    func admits(_ address: SocketAddress) -> Bool {
        guard let text = address.ipAddress, let address = IPAddress(text.prefix { $0 != "%" }) else { return false }
        return admits(address)
    }
}

extension IPAddress {
    /// Addresses that are no single machine of the Internet or of a private network: this machine, none, many, or kept for other uses.
    /// Source: RFC 6890, RFC 6598, RFC 6052, RFC 4380, RFC 3056
    var isReserved: Bool {
        if isLoopback || isUnspecified { return true }
        guard isVersion4 else {
            if bytes[0] == 0xFF { return true }
            // An address of version 4 in one of version 6, whoever translates it: NAT64, 6to4, Teredo, the old compatible form.
            let isTranslated =
                bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) || bytes.starts(with: [0x20, 0x02])
                || bytes.starts(with: [0x20, 0x01, 0, 0]) || bytes[..<12].allSatisfy { $0 == 0 }
            return isTranslated || bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x01, 0x00])
        }
        return switch (bytes[0], bytes[1]) {
        case (0, _), (224..., _): true
        case (100, let second): second & 0xC0 == 64
        case (192, 0): bytes[2] == 0 || bytes[2] == 2
        case (198, 18...19), (198, 51): bytes[1] != 51 || bytes[2] == 100
        case (203, 0): bytes[2] == 113
        default: false
        }
    }

    /// `169.254.0.0/16` and `fe80::/10`: among them the addresses at which clouds hand out credentials.
    var isLinkLocal: Bool {
        isVersion4
            ? bytes[0] == 169 && bytes[1] == 254
            : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
                || bytes == [0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54]
    }
}
