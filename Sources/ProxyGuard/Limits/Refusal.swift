/// Why a request may not go on.
public struct Refusal: Hashable, Sendable {
    /// Whose limit it is.
    public let scope: LimitScope
    /// Which limit.
    public let kind: LimitKind
    /// How much it is.
    public let limit: Int
    /// How much of it is left; too little for the request.
    public let remaining: Int
    /// In how long it is worth to ask again; nil if waiting does not help.
    public let retryAfter: Duration?
    /// Of the scope with the fewest requests left; nil if no scope limits them.
    public let requests: LimitState?
    /// Of the scope with the fewest tokens of models left; nil if no scope limits them.
    public let modelTokens: LimitState?

    /// Whether the same request can succeed later: not where a day's money or all requests are used up, nor where it
    /// asks for more than a whole minute has.
    public var isWorthWaiting: Bool { retryAfter != nil }

    /// For the answer.
    public var headers: RateHeaders { RateHeaders(requests: requests, modelTokens: modelTokens) }
}
