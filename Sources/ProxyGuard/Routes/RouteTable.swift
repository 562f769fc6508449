/// All routes there are; what is not in it is not reached.
///
/// A path of a template without parameter belongs to that template, whatever its method: `GET /v1/responses/input_tokens` is
/// not the response with the id `input_tokens`.
public struct RouteTable: Sendable {
    /// As they were given.
    public let routes: [Route]
    private let literals: [String: [Route]]
    private let patterns: [Parameterised]

    private struct Parameterised: Sendable {
        let pattern: PathPattern
        let routes: [Route]
    }

    /// A table of these routes alone.
    public init(_ routes: [Route]) {
        self.routes = routes
        var literals: [String: [Route]] = [:]
        var patterns: [PathPattern] = []
        var parameterised: [PathPattern: [Route]] = [:]
        for route in routes {
            if let pattern = PathPattern(template: route.template, dialect: route.dialect) {
                if parameterised[pattern] == nil { patterns.append(pattern) }
                parameterised[pattern, default: []].append(route)
            } else {
                literals[route.template, default: []].append(route)
            }
        }
        self.literals = literals
        self.patterns = patterns.map { Parameterised(pattern: $0, routes: parameterised[$0] ?? []) }
    }

    /// Finds the route of a request line. Both are taken as they were sent, and compared byte for byte.
    public func match(method: String, target: String) -> RouteMatch {
        do throws(TargetProblem) {
            return try find(method: method, target: RequestTarget(target))
        } catch {
            return .malformed(error.description)
        }
    }

    private func find(method: String, target: RequestTarget) throws(TargetProblem) -> RouteMatch {
        if let routes = literals[target.path] {
            guard let route = routes.first(where: { $0.method == method }) else { return Self.wrongMethod(routes) }
            return try Self.matched(route, path: route.template, query: target.query, parameters: [:])
        }
        for endpoint in patterns {
            guard let value = try endpoint.pattern.parameter(in: target.path) else { continue }
            guard let route = endpoint.routes.first(where: { $0.method == method }) else {
                return Self.wrongMethod(endpoint.routes)
            }
            return try Self.matched(
                route, path: target.path, query: target.query, parameters: [endpoint.pattern.name: value])
        }
        return .unknown
    }

    private static func wrongMethod(_ routes: [Route]) -> RouteMatch {
        .wrongMethod(allowed: routes.map(\.method).sorted())
    }

    private static func matched(
        _ route: Route, path: String, query: String, parameters: [String: String]
    ) throws(TargetProblem) -> RouteMatch {
        try route.check(query: query)
        return .route(MatchedRoute(route: route, path: path, query: query, parameters: parameters))
    }
}
