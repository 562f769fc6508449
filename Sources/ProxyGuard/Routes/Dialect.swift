/// Whose API a route belongs to; it decides where tokens stand and how an error looks.
public enum Dialect: String, CaseIterable, Sendable {
    case openai, anthropic, gemini
}
