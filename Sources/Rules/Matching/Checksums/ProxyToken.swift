/// The tokens that `proxyguard` hands out: four characters that say what it is, random ones, and the CRC-32 of both in base 62.
///
/// The one place that knows the format: the scanner finds such tokens by it, the proxy makes and checks them by it.
public enum ProxyToken: CaseIterable, Sendable {
    /// What clients show: `pg_`, the letter of a deployment, 32 random characters (190 bits), the checksum.
    case client
    /// What administrators show: `pgm_`, 43 random characters (256 bits), the checksum.
    case management

    /// The letters of deployments: production, staging, development, test.
    public static let deploymentLetters: [UInt8] = Array("psdt".utf8)

    /// How many characters stand in front of the random ones.
    public static let headCount = 4

    /// How many characters the checksum has: 62^6 is more than 2^32.
    public static let checksumCount = 6

    /// How many random characters there are.
    public var randomCount: Int {
        switch self {
        case .client: 32
        case .management: 43
        }
    }

    /// How many bytes a whole token has.
    public var count: Int { Self.headCount + randomCount + Self.checksumCount }

    /// The character of base 62 that stands for a number below 62: digits, upper case, lower case.
    public static func character(_ number: UInt8) -> UInt8 {
        switch number {
        case ..<10: UInt8(ascii: "0") + number
        case ..<36: UInt8(ascii: "A") + (number - 10)
        default: UInt8(ascii: "a") + (number - 36)
        }
    }

    /// Six characters of base 62, padded with `0` on the left: the CRC-32 of head and random characters.
    public static func checksum(of body: [UInt8]) -> [UInt8] {
        var rest = body.withUnsafeBytes(Checksum.crc32)
        var characters: [UInt8] = []
        for _ in 0..<checksumCount {
            characters.append(character(UInt8(rest % 62)))
            rest /= 62
        }
        return characters.reversed()
    }

    /// Whether form and checksum are right, found out without allocation; every byte is looked at, whatever those before it are.
    public func isValid(_ token: UnsafeRawBufferPointer) -> Bool {
        guard token.count == count else { return false }
        var wrong: UInt8 = (token[0] ^ UInt8(ascii: "p")) | (token[1] ^ UInt8(ascii: "g"))
        switch self {
        case .client:
            wrong |= token[2] ^ UInt8(ascii: "_")
            wrong |= Self.deploymentLetters.contains(token[3]) ? 0 : 1
        case .management:
            wrong |= (token[2] ^ UInt8(ascii: "m")) | (token[3] ^ UInt8(ascii: "_"))
        }
        for byte in token[Self.headCount...] { wrong |= ASCII.isAlphanumeric(byte) ? 0 : 1 }
        let end = count - Self.checksumCount
        var rest = Checksum.crc32(UnsafeRawBufferPointer(rebasing: token[..<end]))
        for index in (end..<count).reversed() {
            wrong |= token[index] ^ Self.character(UInt8(rest % 62))
            rest /= 62
        }
        return wrong == 0
    }

    /// A wrong checksum is no mistyped credential but none at all: the program that hands them out refuses it unseen.
    static func outcome(_ token: [UInt8]) -> Validation.Outcome {
        guard let format = allCases.first(where: { $0.count == token.count }) else { return .plausible }
        return token.withUnsafeBytes(format.isValid) ? .holds : .refuted
    }
}
