/// A method and a template of paths, and what they mean.
public struct Route: Hashable, Sendable, CustomStringConvertible {
    /// In capitals; methods are told apart by case.
    public let method: String
    /// Such as `/v1/responses/{id}`, with one parameter at most. Logs and metrics show it in place of the path.
    public let template: String
    /// What is asked for.
    public let operation: Operation
    /// Whose API it is.
    public let dialect: Dialect
    /// What the body has to be.
    public let body: BodyKind

    /// A route of a table.
    public init(method: String, template: String, operation: Operation, dialect: Dialect, body: BodyKind) {
        self.method = method
        self.template = template
        self.operation = operation
        self.dialect = dialect
        self.body = body
    }

    /// As the setting `upstreams.endpoints` writes it: `POST /v1/chat/completions`.
    public var description: String { "\(method) \(template)" }
}
