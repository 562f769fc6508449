/// A route that a request asked for; only a table makes one, so whoever has one knows that its parts were checked.
public struct MatchedRoute: Sendable {
    /// The route.
    public let route: Route
    /// Canonical, and byte for byte what is sent on; of a template without parameter it is the template itself.
    public let path: String
    /// What is sent on behind the question mark, empty if there is none; it has only known names, with values of their form.
    public let query: String
    /// What stands in the path in place of the parameter, by its name.
    public let parameters: [String: String]

    /// Whose envelope and credential header the client expects: both OpenAI and Anthropic have `GET /v1/models`, and only clients
    /// of the second send the header `anthropic-version`.
    public func dialect(hasAnthropicVersion: Bool) -> Dialect {
        let isShared = route.dialect == .openai && (route.operation == .models || route.operation == .model)
        return isShared && hasAnthropicVersion ? .anthropic : route.dialect
    }
}
