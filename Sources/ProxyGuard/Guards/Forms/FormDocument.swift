/// What the proxy has to know of a request's form.
public struct FormDocument: Sendable {
    /// In their order.
    public let parts: [FormPart]
    /// The model that the form asks for.
    public let model: RequestDocument.ModelField
    /// Fields that other proxies take for an upstream's address or credentials; sorted.
    public let forbiddenParameters: [String]
    /// Bytes of the fields that are no files.
    public let promptBytes: Int
    /// Whether its file is a batch: requests that are carried out later.
    public let isBatch: Bool

    /// Lines of a batch; the provider takes as many requests. Source: https://platform.openai.com/docs/guides/batch
    static let mostLines = 50_000

    /// Fields that decide on something here, and so may not be lists, parts of something or files.
    private static let plain: Set<String> = ["model", "purpose", "stream", "prompt"]

    /// Reads a form, or refuses what two readers might take for two things.
    ///
    /// - Parameter boundary: what `MediaType.boundary` said.
    public init(_ body: UnsafeRawBufferPointer, boundary: String) throws(FormProblem) {
        parts = try MultipartForm.read(body, boundary: boundary)
        try Self.checkNames(parts)
        var values: [String: String] = [:]
        var bytes = 0
        for (index, part) in parts.enumerated() where part.fileName == nil {
            let content = UnsafeRawBufferPointer(rebasing: body[part.content])
            guard let text = String(validating: content, as: UTF8.self), !content.contains(0) else {
                throw FormProblem(.text, part: index + 1)
            }
            bytes += content.count
            if Self.plain.contains(part.name) { values[part.name] = text }
        }
        promptBytes = bytes
        isBatch = values["purpose"] == "batch"
        model = values["model"].map { .text($0) } ?? .missing
        forbiddenParameters = parts.map(\.name).filter {
            RequestDocument.redirectingParameters.contains(Self.base($0).lowercased())
        }.sorted()
    }

    /// A name may stand there twice only if it says that it is a list, and no two are the same for a reader of other letters.
    private static func checkNames(_ parts: [FormPart]) throws(FormProblem) {
        var names: [String: String] = [:]
        var bases: [String: Bool] = [:]
        for (index, part) in parts.enumerated() {
            let (name, base) = (part.name, base(part.name))
            let isPlain = name == base
            let decides = plain.contains(base.lowercased())
            // `_charset_` would change how all other fields are read. Source: RFC 7578, section 4.6
            guard !base.isEmpty, name.lowercased() != "_charset_", !decides || plain.contains(name),
                !decides || part.fileName == nil
            else {
                throw FormProblem(.name, part: index + 1)
            }
            let known = names.updateValue(name, forKey: name.lowercased())
            let wasPlain = bases.updateValue(isPlain, forKey: base.lowercased())
            guard known == nil || known == name && name.hasSuffix("[]"), wasPlain == nil || wasPlain == isPlain else {
                throw FormProblem(.duplicate, part: index + 1)
            }
        }
    }

    /// A name without what stands in brackets.
    private static func base(_ name: String) -> String { String(name.prefix { $0 != "[" }) }
}
