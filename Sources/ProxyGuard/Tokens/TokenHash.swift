internal import Rules

/// The 32 bytes that are kept of a token; printed, it shows none of them.
public struct TokenHash: Hashable, Sendable, CustomStringConvertible {
    // Words, not an array: a key of dictionaries that is hashed for every request.
    private let words: SIMD4<UInt64>

    /// Nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init(digest: bytes)
    }

    /// Of a digest, which has 32 bytes.
    init(digest: some Sequence<UInt8>) {
        var words = SIMD4<UInt64>()
        for (index, byte) in digest.prefix(32).enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        self.words = words
    }

    /// Nil unless there are 64 hexadecimal digits.
    public init?(hex: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var high: UInt8?
        for byte in hex.utf8.prefix(65) {
            guard ASCII.isHex(byte) else { return nil }
            let digit = ASCII.isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes)
    }

    /// The bytes, first to last.
    public var bytes: [UInt8] {
        (0..<4).flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: words[word] >> (56 - 8 * UInt64($0))) }
        }
    }

    /// 64 digits in lower case.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Whether both are equal, in a time that does not depend on where they differ.
    public static func isEqual(_ first: TokenHash, _ second: TokenHash) -> Bool {
        let difference = first.words ^ second.words
        return difference[0] | difference[1] | difference[2] | difference[3] == 0
    }

    public var description: String { "TokenHash(***)" }
}

extension TokenHash: Codable {
    /// From 64 hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = TokenHash(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a token's hash is 64 hexadecimal digits")
        }
        self = hash
    }

    /// As 64 hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
