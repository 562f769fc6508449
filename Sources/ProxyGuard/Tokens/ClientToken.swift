public import ProxyConfiguration
public import Rules

/// What a client shows: `pg_`, a letter for the deployment, 32 random characters of base 62 (190 bits), a checksum of six.
///
/// Printed, it is redacted. Form and checksum can be checked without asking anybody; whether it counts only the store knows.
public struct ClientToken: Hashable, Sendable, CustomStringConvertible {
    /// The whole token.
    public let secret: Secret
    /// Which kind of deployment it was made for.
    public let deployment: DeploymentKind

    /// A new token from the system's generator of random numbers.
    public static func generate(for kind: DeploymentKind) -> ClientToken {
        var random = SystemRandomNumberGenerator()
        return generate(for: kind, using: &random)
    }

    static func generate(for kind: DeploymentKind, using random: inout some RandomNumberGenerator) -> ClientToken {
        ClientToken(
            secret: Secret(RandomToken.make(.client, head: "pg_\(letter(of: kind))", using: &random)), deployment: kind)
    }

    private init(secret: Secret, deployment: DeploymentKind) {
        self.secret = secret
        self.deployment = deployment
    }

    /// Nil where form or checksum are wrong; the work is the same for every input of the right length, and bounded for every other.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let token = RandomToken.checked(bytes, .client),
            let deployment = DeploymentKind.allCases.first(where: { Self.letter(of: $0).utf8.first == token[3] })
        else { return nil }
        self.init(secret: Secret(token), deployment: deployment)
    }

    /// The last four characters, which are part of the checksum; for lists and logs.
    public var hint: String { String(decoding: secret.revealed.suffix(4), as: UTF8.self) }

    public var description: String { secret.redacted }

    private static func letter(of kind: DeploymentKind) -> String {
        switch kind {
        case .production: "p"
        case .staging: "s"
        case .development: "d"
        case .test: "t"
        }
    }
}
