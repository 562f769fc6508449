internal import Rules

/// A range of addresses, `10.1.0.0/16`, or a single one. Source: RFC 4632
public struct Network: SettingValue, Hashable {
    /// Its first address.
    public let address: IPAddress
    /// How many bits of it count.
    public let prefix: Int
    /// As it is written.
    public let text: String

    public static var phrase: String { "a network such as \"10.1.0.0/16\"" }

    /// Nil unless the text is an address, with a number of bits behind a slash or without.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = IPAddress(parts[0]) else { return nil }
        let bits = address.bytes.count * 8
        if parts.count == 2 {
            // A network of mapped addresses counts its bits from the front of the long form.
            let written = parts[0].contains(":") && address.isVersion4 ? 96 : 0
            guard parts[1].utf8.allSatisfy(ASCII.isDigit), let prefix = Int(parts[1]),
                (0...bits).contains(prefix - written)
            else { return nil }
            self.prefix = prefix - written
        } else {
            prefix = bits
        }
        self.address = address
        self.text = text
    }

    /// Whether bits are set behind those that count: the file means another network than it says, or one address.
    public var hasHostBits: Bool {
        address.bytes.enumerated().contains { index, byte in
            let kept = min(8, max(0, prefix - index * 8))
            return kept < 8 && byte & (0xFF >> UInt8(kept)) != 0
        }
    }

    /// Whether an address is in it.
    public func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = prefix / 8
        guard address.bytes[..<whole] == other.bytes[..<whole] else { return false }
        let rest = prefix % 8
        return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - UInt8(rest)) == 0
    }

    /// Whether it is every address there is.
    public var isEverything: Bool { prefix == 0 }

    /// Whether it is wider than the networks of one organisation are as a rule: /16, for version 6 /48.
    public var isWide: Bool { prefix < (address.isVersion4 ? 16 : 48) && !isLoopback }

    /// Whether all of it is this machine.
    public var isLoopback: Bool { address.isLoopback && prefix >= (address.isVersion4 ? 8 : 128) }

    public static func read(_ written: WrittenValue, _ mismatches: inout [Mismatch]) -> Network? {
        guard let text = written.text, let network = Network(text) else {
            return refuse(written, &mismatches, written.text.map { $0.isEmpty ? "an empty text" : "another text" })
        }
        guard !network.hasHostBits else {
            mismatches.append(
                Mismatch(
                    code: .form,
                    message: "bits are set behind the /\(network.prefix): it is not clear which network is meant",
                    range: written.range))
            return nil
        }
        return network
    }

    public var written: String { "\"\(text)\"" }
}
