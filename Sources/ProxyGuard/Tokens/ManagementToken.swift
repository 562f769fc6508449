public import Rules

/// What an administrator shows: `pgm_`, 43 random characters of base 62 (256 bits), a checksum of six. Printed, it is redacted.
public struct ManagementToken: Hashable, Sendable, CustomStringConvertible {
    /// The whole token.
    public let secret: Secret

    /// A new token from the system's generator of random numbers.
    public static func generate() -> ManagementToken {
        var random = SystemRandomNumberGenerator()
        return generate(using: &random)
    }

    static func generate(using random: inout some RandomNumberGenerator) -> ManagementToken {
        ManagementToken(secret: Secret(RandomToken.make(.management, head: "pgm_", using: &random)))
    }

    private init(secret: Secret) { self.secret = secret }

    /// Nil where form or checksum are wrong; the work is the same for every input of the right length, and bounded for every other.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let token = RandomToken.checked(bytes, .management) else { return nil }
        self.init(secret: Secret(token))
    }

    /// The last four characters, which are part of the checksum; for lists and logs.
    public var hint: String { String(decoding: secret.revealed.suffix(4), as: UTF8.self) }

    /// What the configuration holds of it: `sha256:` and 64 hexadecimal digits.
    public var hashText: String { TokenHasher().hash(secret.revealed).text }

    public var description: String { secret.redacted }
}
