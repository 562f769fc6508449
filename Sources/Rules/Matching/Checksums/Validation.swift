/// A check that a token can be put to without asking anybody: its own checksum, or a structure that chance does not produce.
///
/// The formats are listed with their sources in `docs/checksums.md`.
public enum Validation: String, CaseIterable, Sendable {
    case github
    case githubFineGrained = "github-fine-grained"
    case npm
    case gitlabRoutable = "gitlab-routable"
    case grafana
    case confluent
    case atlassian
    case cloudflare
    case proxyguard
    case jwt
    case pem
    case awsKeyID = "aws-key-id"
    case discordBot = "discord-bot"
    case pypi
    case basicAuth = "basic-auth"

    public enum Outcome: Sendable {
        /// Proven: by chance one value in millions passes.
        case holds
        /// The value has the format and its check does not hold: mistyped, shortened or invented.
        case fails
        /// Structure is right, without proof.
        case plausible
        /// Not a credential at all.
        case refuted
    }

    public func check(_ value: [UInt8]) -> Outcome {
        switch self {
        case .github, .npm: Checksum.base62CRC32(value)
        case .githubFineGrained: Checksum.githubFineGrained(value)
        case .gitlabRoutable: Checksum.gitlabRoutable(value)
        case .grafana: Checksum.grafana(value)
        case .confluent: Checksum.confluent(value)
        case .atlassian: Checksum.trailingHexCRC32(value, skipping: 0)
        case .cloudflare: Checksum.trailingHexCRC32(value, skippingThrough: UInt8(ascii: "_"))
        case .proxyguard: ProxyToken.outcome(value)
        case .jwt: Structure.jwt(value)
        case .pem: Structure.pem(value)
        case .awsKeyID: Structure.awsKeyID(value)
        case .discordBot: Structure.discordBot(value)
        case .pypi: Structure.pypi(value)
        case .basicAuth: Structure.basicAuth(value)
        }
    }
}
