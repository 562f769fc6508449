/// What a client is told when a request fails here; each dialect has its envelope. No text has anything of the request in it.
public struct APIError: Error, Hashable, Sendable {
    /// Of HTTP.
    public var status: Int
    /// A word for programs, such as `token_expired`.
    public var code: String
    /// One line for people.
    public var message: String
    /// When another attempt makes sense.
    public var retryAfter: Duration?
    /// Tells clients whether to try again, whatever the status; nil leaves it to them.
    public var shouldRetry: Bool?
    /// The methods that the path has, where the error is that the method is another.
    public var allowed: [String]

    /// An error of any kind; those that the proxy has are static.
    public init(
        status: Int, code: String, message: String, retryAfter: Duration? = nil, shouldRetry: Bool? = nil,
        allowed: [String] = []
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.shouldRetry = shouldRetry
        self.allowed = allowed
    }

    /// The media type of `body(for:requestID:)`.
    public static let contentType = "application/json"

    /// The headers that belong to the error, names in lower case; not those of every answer, such as the request id.
    public var headers: [(String, String)] {
        var headers: [(String, String)] = []
        if let retryAfter {
            let milliseconds = Self.milliseconds(retryAfter)
            headers.append(("retry-after", String((milliseconds + 999) / 1000)))
            headers.append(("retry-after-ms", String(milliseconds)))
        }
        if let shouldRetry { headers.append(("x-should-retry", shouldRetry ? "true" : "false")) }
        switch status {
        case 401: headers.append(("www-authenticate", "Bearer"))
        case 405: headers.append(("allow", allowed.joined(separator: ", ")))
        case 426:
            headers.append(("upgrade", "HTTP/1.1"))
            headers.append(("connection", "upgrade"))
        default: break
        }
        return headers
    }

    /// Rounded up, from one, since clients ignore zero, to a day.
    private static func milliseconds(_ duration: Duration) -> Int64 {
        let day = Duration.seconds(86_400)
        if duration >= day { return 86_400_000 }
        let (seconds, attoseconds) = duration.components
        let perMillisecond: Int64 = 1_000_000_000_000_000
        return max(1, seconds * 1000 + (attoseconds + perMillisecond - 1) / perMillisecond)
    }
}
