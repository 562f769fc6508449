/// A provider that `proxyguard init` knows.
public enum ProviderPreset: String, CaseIterable, Sendable {
    case openai, anthropic, gemini

    /// Where its API is.
    public var baseURL: String {
        switch self {
        case .openai: "https://api.openai.com"
        case .anthropic: "https://api.anthropic.com"
        case .gemini: "https://generativelanguage.googleapis.com"
        }
    }

    /// The variable in which its key is expected while somebody develops.
    public var variable: String { rawValue.uppercased() + "_API_KEY" }
}
