public import Rules

/// `[[upstreams]]`: the providers that requests are sent to, one table each.
public enum UpstreamSettings {
    /// What the others call it.
    public static let name = Setting<String>(
        "upstreams.name", "", .upstream,
        limit: Limit("of 1 to 64 bytes that can be seen, without blanks at its ends", isName), isRequired: true,
        "What projects, routes and logs call it.")
    /// How its API looks.
    public static let dialect = Setting<UpstreamDialect>(
        "upstreams.dialect", .openai, .upstream, isRequired: true,
        "How its API looks, and in which header it wants its key.")
    /// Where it is.
    public static let baseURL = Setting<WebAddress?>(
        "upstreams.base_url", nil, .upstream, isRequired: true, "Where it is; https, except on this machine.")
    /// The key.
    public static let credential = Setting<SecretReference?>(
        "upstreams.credential", nil, .upstream, isRequired: true,
        "Its key, which only this upstream is ever sent.")
    /// Where requests may go.
    public static let allowedHosts = Setting<Listed<String>>(
        "upstreams.allowed_hosts", Listed(), .upstream,
        "The hosts that requests may go to; none means that of the address. Redirects are not followed.")
    /// What may be asked of it.
    public static let endpoints = Setting<Listed<String>>(
        "upstreams.endpoints", Listed(), .upstream,
        "The endpoints that clients may use, such as \"POST /v1/chat/completions\"; none means those of the dialect.")
    /// Which models may be asked.
    public static let models = Setting<Listed<String>>(
        "upstreams.models", Listed(), .upstream, "The models that clients may use; none means any.")
    /// The keys that it has to show.
    public static let pins = Setting<Listed<Pin>>(
        "upstreams.pins", Listed(), .upstream,
        "The public keys of which its chain has to have one; two at least, so that it can change its certificate.")
    /// The oldest version of TLS.
    public static let minimumTLSVersion = Setting<TLSVersion>(
        "upstreams.min_tls_version", .tls12, .upstream, "The oldest version of TLS that is spoken with it.")
    /// Time for a connection.
    public static let connectTimeout = Setting<Duration>(
        "upstreams.connect_timeout", .seconds(10), .upstream, limit: .range(.milliseconds(100) ... .seconds(120)),
        "How long a connection may take.")
    /// Time for the first byte.
    public static let firstByteTimeout = Setting<Duration>(
        "upstreams.first_byte_timeout", .seconds(120), .upstream, limit: .range(.seconds(1) ... .seconds(3600)),
        "How long the first byte of an answer may take.")
    /// Time without a byte.
    public static let idleTimeout = Setting<Duration>(
        "upstreams.idle_timeout", .seconds(60), .upstream, limit: .range(.seconds(1) ... .seconds(3600)),
        "How long an answer may pause.")
    /// Who counts the tokens of streams.
    public static let streamUsage = Setting<StreamUsage>(
        "upstreams.stream_usage", .limited, .upstream,
        "For which streams it is asked to count tokens where the client did not ask: those of tokens and projects whose model tokens are limited, all, or none."
    )
    /// The age of the key.
    public static let createdAt = Setting<Day?>(
        "upstreams.created_at", nil, .upstream, "The day on which the key was issued.")
    /// How old it may get.
    public static let maximumAge = Setting<Int>(
        "upstreams.max_age_days", 90, .upstream, limit: .range(1...365),
        "The age in days at which the key has to be another one; warnings begin at four fifths of it.")
    /// What Azure wants to know.
    public static let apiVersion = Setting<String?>(
        "upstreams.api_version", nil, .upstream, "The version of the API, where the dialect is azure.")

    /// It stands in records, in addresses and on screens.
    @Sendable
    private static func isName(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count), text.first != " ", text.last != " " else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            case .spaceSeparator: scalar == " "
            default: true
            }
        }
    }

    static let all: [any SettingDeclaration] = [
        name, dialect, baseURL, credential, allowedHosts, endpoints, models, pins, minimumTLSVersion, connectTimeout,
        firstByteTimeout, idleTimeout, streamUsage, createdAt, maximumAge, apiVersion,
    ]
}
