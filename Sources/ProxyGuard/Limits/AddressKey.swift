/// What an address of a client is counted under: one of version 4 whole, one of version 6 by its first 64 bits.
///
/// Whoever has one address of version 6 as a rule has all of its /64, so that counting single ones would limit nobody.
/// Source: RFC 4291, section 2.5.4
public struct AddressKey: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Nil unless there are 4 or 16 bytes, in network order; version 4 within 6 counts as version 4.
    public init?(_ bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4:
            self.init(version4: Self.number(bytes))
        case 16:
            let high = Self.number(bytes.prefix(8))
            let low = Self.number(bytes.dropFirst(8))
            if high == 0, low >> 32 == 0xFFFF {
                self.init(version4: low & 0xFFFF_FFFF)
            } else {
                self.init(high: high, low: 0)
            }
        default:
            return nil
        }
    }

    private init(version4: UInt64) {
        self.init(high: 0, low: 0xFFFF << 32 | version4)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    private static func number(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension AddressKey: FailureSubject {
    /// Addresses of one provider or of one site: /16, for version 6 /32.
    var neighbourhood: UInt64 { low == 0 ? high >> 32 : low >> 16 | 1 << 63 }
}
