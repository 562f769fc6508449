extension IPAddress {
    /// Who answers at an address.
    public enum Reach: Hashable, Sendable {
        /// This machine.
        case loopback
        /// A machine of a private network.
        case privateNetwork
        /// A cloud, which hands out credentials there.
        case metadata
        /// Whoever is on the same wire.
        case linkLocal
        /// No single machine: none, many, or one whose address is translated on the way.
        case reserved
        /// A machine of the Internet.
        case internet
    }

    /// Who answers at it, wherever it stands: in a configuration, or in what a name resolves to.
    public var reach: Reach {
        if isLoopback { return .loopback }
        if isMetadata { return .metadata }
        if isLinkLocal { return .linkLocal }
        if isReserved { return .reserved }
        return isPrivate ? .privateNetwork : .internet
    }

    /// Addresses of clouds' metadata services that are known, also those outside of `169.254.0.0/16`.
    private var isMetadata: Bool {
        // Amazon has its services for instances there.
        bytes.starts(with: [0xFD, 0x00, 0x0E, 0xC2]) && !isVersion4 || Self.metadata.contains(self)
    }

    private static let metadata: Set<IPAddress> = Set(
        [
            // Amazon, Google, Microsoft, Oracle and most others; tasks and pods of Amazon.
            "169.254.169.254", "169.254.170.2", "169.254.170.23",
            // Microsoft's WireServer, an address of the Internet that no router has.
            "168.63.129.16",
            // Alibaba, Oracle Classic.
            "100.100.100.200", "fd00:100::100:200", "192.0.0.192",
            // Google, Oracle, Scaleway, Linode.
            "fd20:ce::254", "fd00:c1::a9fe:a9fe", "fd00:42::42", "fd00:a9fe:a9fe::1",
        ].compactMap { IPAddress($0) })

    /// `169.254.0.0/16` and `fe80::/10`. Source: RFC 3927, RFC 4291
    private var isLinkLocal: Bool {
        isVersion4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    }

    /// Addresses that are no single machine of the Internet or of a private network.
    /// Source: RFC 6890, RFC 6598, RFC 6052, RFC 4380, RFC 3056, RFC 3879, RFC 9637
    private var isReserved: Bool {
        if isUnspecified { return true }
        guard isVersion4 else {
            if bytes[0] == 0xFF || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0xC0 { return true }
            // An address of version 4 in one of version 6, whoever translates it: NAT64, 6to4, Teredo, the old compatible form.
            let isTranslated =
                bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) || bytes.starts(with: [0x20, 0x02])
                || bytes.starts(with: [0x20, 0x01, 0, 0]) || bytes[..<12].allSatisfy { $0 == 0 }
            return isTranslated || bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x01, 0x00])
                || bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] & 0xF0 == 0
        }
        return switch (bytes[0], bytes[1]) {
        case (0, _), (224..., _): true
        case (100, let second): second & 0xC0 == 64
        case (192, 0): bytes[2] == 0 || bytes[2] == 2
        case (198, 18...19): true
        case (198, 51): bytes[2] == 100
        case (203, 0): bytes[2] == 113
        default: false
        }
    }
}
