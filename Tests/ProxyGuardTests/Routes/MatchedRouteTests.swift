import ProxyRoutes
import Testing

@Suite struct MatchedRouteTests {
    @Test(arguments: [
        ("GET", "/v1/models", Dialect.anthropic, Dialect.openai), ("GET", "/v1/models/x", .anthropic, .openai),
        ("POST", "/v1/chat/completions", .openai, .openai), ("POST", "/v1/messages", .anthropic, .anthropic),
        ("GET", "/v1beta/models", .gemini, .gemini), ("GET", "/v1/files", .openai, .openai),
    ])
    func dialect(method: String, target: String, with: Dialect, without: Dialect) {
        guard case .route(let match) = RouteTable.standard.match(method: method, target: target) else {
            Issue.record("no route")
            return
        }
        #expect(match.dialect(hasAnthropicVersion: true) == with)
        #expect(match.dialect(hasAnthropicVersion: false) == without)
    }
}
