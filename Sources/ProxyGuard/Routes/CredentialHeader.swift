/// The header in which a provider wants its key.
public struct CredentialHeader: Hashable, Sendable {
    /// In lower case.
    public let name: String
    /// What stands in front of the key, the space included.
    public let prefix: String

    private init(name: String, prefix: String = "") {
        self.name = name
        self.prefix = prefix
    }

    /// That of a dialect.
    public init(_ dialect: Dialect) {
        switch dialect {
        case .openai: self.init(name: "authorization", prefix: "Bearer ")
        case .anthropic: self.init(name: "x-api-key")
        case .gemini: self.init(name: "x-goog-api-key")
        }
    }

    /// Azure's, whose dialect is otherwise that of OpenAI.
    public static let azure = CredentialHeader(name: "api-key")
}
