/// What a table says of a request line.
public enum RouteMatch: Sendable {
    /// It is a route.
    case route(MatchedRoute)
    /// The path is one, with other methods; these, in order.
    case wrongMethod(allowed: [String])
    /// The target is canonical, and no path of a route.
    case unknown
    /// The target is not canonical, or has a query that its route does not know. The text quotes nothing of it.
    case malformed(String)
}

extension RouteMatch {
    /// What the client is told; nil of a route.
    public var error: APIError? {
        switch self {
        case .route: nil
        case .wrongMethod(let allowed): .wrongMethod(allowed: allowed)
        case .unknown: .unknownRoute
        case .malformed(let message): .malformedRequest(message)
        }
    }
}
