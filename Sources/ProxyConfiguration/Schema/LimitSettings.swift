/// `[limits]`: how much may be asked for; a limit on requests that is not set is none.
public enum LimitSettings {
    private static func rate(_ key: String, _ meaning: String) -> Setting<Int?> {
        Setting("limits.\(key)", nil, .limits, limit: Limit<Int>.range(1...1_000_000), meaning)
    }

    /// Of everybody together.
    public static let globalRequests = rate("global.requests_per_minute", "Requests of everybody together in a minute.")
    /// At once, of everybody together.
    public static let globalConcurrency = rate("global.concurrent_requests", "Requests of everybody together at once.")
    /// Of an address.
    public static let addressRequests = rate("per_ip.requests_per_minute", "Requests of one address in a minute.")
    /// At once, of an address.
    public static let addressConcurrency = rate("per_ip.concurrent_requests", "Requests of one address at once.")
    /// Of a token.
    public static let tokenRequests = rate("per_token.requests_per_minute", "Requests with one token in a minute.")
    /// At once, of a token.
    public static let tokenConcurrency = rate("per_token.concurrent_requests", "Requests with one token at once.")
    /// Of a project.
    public static let projectRequests = rate("per_project.requests_per_minute", "Requests of one project in a minute.")
    /// At once, of a project.
    public static let projectConcurrency = rate("per_project.concurrent_requests", "Requests of one project at once.")
    /// Tokens of models.
    public static let tokenModelTokens = Setting<Int?>(
        "limits.per_token.model_tokens_per_minute", nil, .limits, limit: Limit<Int>.range(1...1_000_000_000),
        "Tokens of models, read and written, that one token may use in a minute.")
    /// Money.
    public static let tokenCost = Setting<Int?>(
        "limits.per_token.cents_per_day", nil, .limits, limit: Limit<Int>.range(1...100_000_000),
        "What one token may cost in a day, in hundredths of a US dollar.")
    /// Money of a project.
    public static let projectCost = Setting<Int?>(
        "limits.per_project.cents_per_day", nil, .limits, limit: Limit<Int>.range(1...100_000_000),
        "What one project may cost in a day, in hundredths of a US dollar.")
    /// Connections.
    public static let connections = Setting<Int>(
        "limits.connections", 10_000, .listeners, limit: .range(1...1_000_000), "Open connections of clients together.")
    /// Connections of an address.
    public static let addressConnections = Setting<Int>(
        "limits.connections_per_ip", 100, .listeners, limit: .range(1...100_000), "Open connections of one address.")
    /// The body of a request.
    public static let requestBody = Setting<ByteSize>(
        "limits.request_body", .mebibytes(10), .limits, limit: .range(.kibibytes(1) ... .mebibytes(256)),
        "The body of a request; more is refused before it is read.")
    /// The body of an answer.
    public static let responseBody = Setting<ByteSize>(
        "limits.response_body", .mebibytes(64), .limits, limit: .range(.kibibytes(1) ... .mebibytes(1024)),
        "The body of an answer; a longer one is cut off.")
    /// Headers.
    public static let headers = Setting<ByteSize>(
        "limits.headers", .kibibytes(32), .listeners, limit: .range(.kibibytes(1) ... .kibibytes(256)),
        "All headers of a request together.")

    /// What is counted of requests, each with the limits that are none.
    public static let rates = [
        globalRequests, globalConcurrency, addressRequests, addressConcurrency, tokenRequests, tokenConcurrency,
        tokenModelTokens, tokenCost, projectRequests, projectConcurrency, projectCost,
    ]

    static let all: [any SettingDeclaration] =
        rates + [
            connections, addressConnections, requestBody, responseBody, headers,
        ]
}
